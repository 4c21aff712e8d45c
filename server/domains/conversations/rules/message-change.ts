import type { Message } from '@yingsheng/contracts/conversations'
import { messageChangeSecondsMax, messageEditsMax } from '@yingsheng/contracts/limits'

/** Why a message stays as it is. */
export type Settled = 'recalled' | 'too late' | 'edited too often'
type Decision = 'may change' | 'not allowed' | Settled

/**
 * Whether an agent may edit or recall what was said: his own, to the customer, and only so long that
 * it has hardly been acted upon. `edits`: how often it has been
 * edited, which does not keep it from being recalled: then it is 0.
 */
export function decideMessageChange(
  message: Pick<Message, 'author' | 'audience' | 'at' | 'recalledAt'>,
  { agentId, now, edits }: { agentId: string; now: Date; edits: number },
): Decision {
  const isOwn = message.author.kind === 'agent' && message.author.id === agentId
  if (!isOwn || message.audience !== 'everyone') return 'not allowed'
  if (message.recalledAt !== undefined) return 'recalled'
  const seconds = (now.getTime() - Date.parse(message.at)) / 1_000
  if (seconds > messageChangeSecondsMax) return 'too late'
  return edits < messageEditsMax ? 'may change' : 'edited too often'
}
