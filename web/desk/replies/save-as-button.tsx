import { BookmarkPlus } from 'lucide-react'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../queries.ts'
import { saveAsReply } from './saving-as.ts'
import { strings } from './strings.ts'

/** Beside what I said myself: shown to the pointer, to the keyboard, and where there is no pointer. */
export function SaveAsButton({ authorId, text }: { authorId: string; text: string }) {
  const t = useStrings(strings)
  const { agent } = useMe()
  if (authorId !== agent.id) return null
  return (
    <button
      type="button"
      aria-label={t.saveAs}
      title={t.saveAs}
      onClick={() => saveAsReply(text)}
      className="inline-flex size-7 shrink-0 items-center justify-center rounded-6 text-3 opacity-0 group-hover/said:opacity-100 hover:bg-hover hover:text-1 focus-visible:opacity-100 pointer-coarse:opacity-100"
    >
      <BookmarkPlus size={15} aria-hidden />
    </button>
  )
}
