import type { Message } from '@yingsheng/contracts/conversations'
import { whispered } from '@yingsheng/contracts/supervision'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { recordOfAgent } from '../agents/index.ts'
import { appendInTransaction } from './append-message.ts'
import { concernOf } from './listen-in.ts'
import { effectOfMessage } from './rules/effect-of-message.ts'
import { lockConversation } from './store/conversations.ts'
import { findSaid } from './store/messages.ts'

type Input = { id: string; clientId: string; text: string }

/**
 * A supervisor says something to the agent who has the conversation: a note that is marked as meant
 * for him. Refuses `empty_message`, `nobody_to_whisper_to`, `conversation_resolved`.
 */
export async function whisperToAgent(
  ctx: Context<AgentActor>,
  { id, clientId, text }: Input,
): Promise<Message> {
  if (text.trim() === '') throw new Refusal('empty_message')
  return inTransaction(ctx, async (tx) => {
    const conversation = await lockConversation(tx, id)
    if (conversation === undefined) throw new Refusal('not_found')
    const known = await findSaid(tx, tx.actor.id, clientId)
    if (known !== undefined) return known
    const { status, assigneeId } = conversation
    if (status === 'resolved') throw new Refusal('conversation_resolved')
    if (assigneeId === null || assigneeId === tx.actor.id) throw new Refusal('nobody_to_whisper_to')

    const outcome = await appendInTransaction(tx, {
      clientId,
      conversationId: id,
      author: { kind: 'agent', id: tx.actor.id },
      audience: 'agents',
      whisperTo: assigneeId,
      text,
      files: [],
      at: tx.now(),
      effect: effectOfMessage({ author: 'agent', audience: 'agents' }),
    })
    if (outcome.outcome === 'elsewhere') throw new Refusal('unavailable')
    await recordOfAgent(tx, whispered, {
      agentId: tx.actor.id,
      data: { ...concernOf(conversation, tx.actor.id), sequence: outcome.message.sequence },
    })
    return outcome.message
  })
}
