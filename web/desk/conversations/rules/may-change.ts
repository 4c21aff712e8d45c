import type { Message } from '@yingsheng/contracts/conversations'
import { messageChangeSecondsMax } from '@yingsheng/contracts/limits'

/** Whether to offer editing and recalling; the server decides. A moment is kept for the way there. */
export function mayStillChange(message: Message, { myId, now }: { myId: string; now: number }) {
  const seconds = (now - Date.parse(message.at)) / 1_000
  return (
    message.author.kind === 'agent' &&
    message.author.id === myId &&
    message.audience === 'everyone' &&
    message.recalledAt === undefined &&
    seconds < messageChangeSecondsMax - 2
  )
}
