import { Moon } from 'lucide-react'
import type { Message } from '@yingsheng/contracts/conversations'
import { useStrings } from '@yingsheng/ui/use-strings'
import { messageStrings } from '../message-strings.ts'

/** Both sides see that a line did not always read so. */
export function EditedMark({ message }: { message: Message }) {
  const t = useStrings(messageStrings)
  if (message.editedAt === undefined) return null
  return <p className="text-12 leading-4 text-3">{t.edited}</p>
}

/** Beside our last line while the customer is away: it is not lost. */
export function LeftMark() {
  const t = useStrings(messageStrings)
  return (
    <p className="flex items-center gap-1 text-12 leading-4 text-3">
      <Moon size={12} aria-hidden />
      {t.leftForNextVisit}
    </p>
  )
}
