import { Undo2 } from 'lucide-react'
import type { Message } from '@yingsheng/contracts/conversations'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../../queries.ts'
import { messageStrings } from '../message-strings.ts'
import { MessageActions } from './message-actions-button.tsx'

/** In place of a line that was taken back: that there was one, and whose. */
export function RecalledItem({ message }: { message: Message }) {
  const t = useStrings(messageStrings)
  const { agent } = useMe()
  const { author } = message
  const isMine = author.id === agent.id
  return (
    <div className="group/said flex items-center justify-center gap-1.5 px-4 pt-3.5 text-12 text-3">
      <Undo2 size={14} aria-hidden className="shrink-0" />
      {isMine ? t.recalledByMe : t.recalledBy(author.kind === 'agent' ? author.name : '')}
      <MessageActions message={message} />
    </div>
  )
}
