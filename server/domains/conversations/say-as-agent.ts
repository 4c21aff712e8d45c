import type { ConversationState, Message } from '@yingsheng/contracts/conversations'
import { openVariables } from '@yingsheng/contracts/variables'
import { type AgentActor, type Context, inTransaction, type Tx } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findAgent } from '../agents/index.ts'
import { checkWording } from '../wording/index.ts'
import { appendInTransaction, appendMessage } from './append-message.ts'
import { handOver } from './hand-over.ts'
import { effectOfMessage } from './rules/effect-of-message.ts'
import type { NewMessage } from './store/append-messages.ts'
import { lockConversation } from './store/conversations.ts'
import { takeFiles } from '../files/index.ts'
import { findSaid } from './store/messages.ts'
import { takeQuote } from './take-quote.ts'

export type SaidByAgent = {
  id: string
  clientId: string
  audience: Message['audience']
  text: string
  fileIds: readonly string[]
  quotes?: number | undefined
  wordingAcknowledged: boolean
}

/**
 * An agent replies or writes a note. A reply in an unassigned conversation makes it his. Idempotent
 * by client id. Refuses `variable_unfilled`, `wording_advised`, `conversation_resolved` (replies),
 * `empty_message`, `file_missing`, `not_found` (also of what it quotes).
 */
export async function sayAsAgent(ctx: Context<AgentActor>, said: SaidByAgent): Promise<Message> {
  if (said.text.trim() === '' && said.fileIds.length === 0) throw new Refusal('empty_message')
  if (said.audience === 'everyone') {
    const names = openVariables(said.text)
    if (names.length > 0) throw new Refusal('variable_unfilled', { names })
    checkWording(said.text, { isAcknowledged: said.wordingAcknowledged })
  }
  if (said.fileIds.length === 0 && said.quotes === undefined) {
    const outcome = await appendMessage(ctx, messageOf(ctx, said))
    if (outcome.outcome !== 'elsewhere') return outcome.message
  }
  return inTransaction(ctx, (tx) => sayInPlace(tx, said))
}

function messageOf(
  { actor: { id, keyId }, now }: { actor: AgentActor; now: () => Date },
  said: SaidByAgent,
): NewMessage {
  return {
    clientId: said.clientId,
    conversationId: said.id,
    author: { kind: 'agent', id, ...(keyId !== undefined && { keyId }) },
    audience: said.audience,
    text: said.text,
    files: [],
    at: now(),
    effect: effectOfMessage({ author: 'agent', audience: said.audience }),
  }
}

async function sayInPlace(tx: Tx<AgentActor>, said: SaidByAgent): Promise<Message> {
  const conversation = await lockConversation(tx, said.id)
  if (conversation === undefined) throw new Refusal('not_found')
  const known = await findSaid(tx, tx.actor.id, said.clientId)
  if (known !== undefined) return known
  if (said.audience === 'everyone') await makeMine(tx, conversation)

  const uploader = { kind: 'agent' as const, id: tx.actor.id }
  const files = await takeFiles(tx, said.fileIds, {
    uploader,
    conversationId: said.id,
    audience: said.audience,
  })
  if (files === undefined) throw new Refusal('file_missing')
  const quote = await takeQuote(tx, said.audience, { id: said.id, sequence: said.quotes })
  const outcome = await appendInTransaction(tx, { ...messageOf(tx, said), files, ...quote })
  if (outcome.outcome === 'elsewhere') throw new Refusal('unavailable')
  return outcome.message
}

/** Whoever answers first owns the matter. [H3] */
async function makeMine(tx: Tx<AgentActor>, conversation: ConversationState): Promise<void> {
  if (conversation.status === 'resolved') throw new Refusal('conversation_resolved')
  if (conversation.assigneeId !== null) return
  const me = await findAgent(tx, tx.actor.id)
  await handOver(tx, 'reply', [{ before: conversation, assignee: me! }])
}
