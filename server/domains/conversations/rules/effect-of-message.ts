import type { Message } from '@yingsheng/contracts/conversations'

/** What a new message does to its conversation's waiting. */
export type MessageEffect = 'starts waiting' | 'ends waiting' | 'none'

/**
 * A customer's line starts his wait (a second line does not start it anew); an agent's reply ends
 * it; a note among agents is no answer.
 */
export function effectOfMessage(message: {
  author: Message['author']['kind']
  audience: Message['audience']
}): MessageEffect {
  if (message.author === 'customer') return 'starts waiting'
  return message.audience === 'everyone' ? 'ends waiting' : 'none'
}
