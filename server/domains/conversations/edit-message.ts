import type { Message } from '@yingsheng/contracts/conversations'
import { messageEdited } from '@yingsheng/contracts/messages'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { checkWording } from '../wording/index.ts'
import { changeMessage, lockOwnMessage, type Place } from './change-message.ts'
import { keepVersion } from './store/message-changes.ts'

/**
 * Says one's own message in other words; the earlier ones are kept for supervisors. Refuses
 * `empty_message`, `wording_advised`, `message_settled`, `not_allowed`, `not_found`.
 */
export function editMessage(
  ctx: Context<AgentActor>,
  {
    id,
    sequence,
    text,
    wordingAcknowledged,
  }: Place & { text: string; wordingAcknowledged: boolean },
): Promise<Message> {
  if (text.trim() === '') throw new Refusal('empty_message')
  checkWording(text, { isAcknowledged: wordingAcknowledged })
  return inTransaction(ctx, async (tx) => {
    const before = await lockOwnMessage(tx, { id, sequence }, 'edit')
    if (before.text === text) return before
    const now = tx.now()
    await keepVersion(tx, before, now)
    return changeMessage(tx, messageEdited, { ...before, text, editedAt: now.toISOString() })
  })
}
