import { Reply, X } from 'lucide-react'
import { IconButton } from '@yingsheng/ui/icon-button'
import { useStrings } from '@yingsheng/ui/use-strings'
import { messageStrings } from '../message-strings.ts'
import { strings } from '../strings.ts'
import { heldMessage } from '../thread-queries.ts'
import { answer, useQuoted } from './answering.ts'

/** Above the field: whom the line answers, and the way out. */
export function AnsweringBar({ voice, name }: { voice: string; name: string }) {
  const t = useStrings(messageStrings)
  const { files } = useStrings(strings)
  const chosen = useQuoted(voice)
  if (!chosen) return null
  // It may have been edited or recalled since.
  const quoted = heldMessage(chosen.conversationId, chosen.sequence) ?? chosen
  const { author, text, recalledAt } = quoted
  return (
    <div className="mx-2 mt-2 flex items-center gap-2 rounded-8 border-l-2 border-brand bg-hover py-1 pr-1 pl-2.5 text-13">
      <Reply size={15} aria-hidden className="shrink-0 text-brand-text" />
      <p className="min-w-0 flex-1 truncate text-2">
        <span className="font-medium text-1">
          {t.answering(author.kind === 'agent' ? author.name : name)}
        </span>{' '}
        <bdi>{recalledAt ? t.quoteRecalled : text || files(quoted.files.length)}</bdi>
      </p>
      <IconButton size="sm" label={t.cancelAnswering} onPress={() => answer(voice, null)}>
        <X aria-hidden />
      </IconButton>
    </div>
  )
}
