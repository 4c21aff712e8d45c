import type { Message } from '@yingsheng/contracts/conversations'
import type {
  messageEdited,
  messageReactionChanged,
  messageRecalled,
} from '@yingsheng/contracts/messages'
import type { Actor, AgentActor, Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { rewriteEvents } from '../../platform/events/rewrite-events.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayRead } from './permissions.ts'
import { decideMessageChange } from './rules/message-change.ts'
import { rewritten } from './rules/rewritten.ts'
import { lockConversation } from './store/conversations.ts'
import { countVersions, raiseForChange, saveMessage } from './store/message-changes.ts'
import { findMessage } from './store/messages.ts'

/** Where a message stands: the conversation's id and the position in its stream. */
export type Place = { id: string; sequence: number }
type Kind = typeof messageEdited | typeof messageRecalled | typeof messageReactionChanged

/** A message this actor may read, its conversation locked. Refuses `not_found`. */
export async function lockMessage(tx: Tx<Actor>, place: Place): Promise<Message> {
  const conversation = await lockConversation(tx, place.id)
  if (conversation === undefined || !mayRead(tx.actor, conversation)) throw new Refusal('not_found')
  const message = await findMessage(tx, place)
  const isHidden = tx.actor.kind === 'customer' && message?.audience !== 'everyone'
  if (message === undefined || isHidden) throw new Refusal('not_found')
  return message
}

/** The same, and it is this agent's to change so. Refuses `not_allowed`, `message_settled`. */
export async function lockOwnMessage(
  tx: Tx<AgentActor>,
  place: Place,
  change: 'edit' | 'recall',
): Promise<Message> {
  const message = await lockMessage(tx, place)
  const edits = change === 'edit' ? await countVersions(tx, place) : 0
  const decision = decideMessageChange(message, { agentId: tx.actor.id, now: tx.now(), edits })
  if (decision === 'not allowed') throw new Refusal('not_allowed')
  if (decision !== 'may change') throw new Refusal('message_settled', { because: decision })
  return message
}

/**
 * Saves a message as it reads now and records the event that tells of it. Older words leave the log
 * with it: every event that carries the message or quotes it is rewritten. A reaction changes no words,
 * so there only the message's own event is, however long ago it was said.
 */
export async function changeMessage(
  tx: Tx,
  kind: Kind,
  now: Omit<Message, 'revision'>,
): Promise<Message> {
  const conversation = await raiseForChange(tx, now)
  const message = { ...now, revision: conversation.sequence }
  await saveMessage(tx, message, { isQuoteStale: kind.name !== 'message.reaction-changed' })
  const { conversationId: streamId, sequence: from } = message
  const upTo = kind.name === 'message.reaction-changed' ? from : conversation.sequence - 1
  await rewriteEvents(tx, { streamId, from, upTo }, (event) => rewritten(event, message))
  await recordEvent(tx, kind, conversation, { conversation, changed: message })
  return message
}
