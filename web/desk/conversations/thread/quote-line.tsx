import { Reply } from 'lucide-react'
import type { Quote } from '@yingsheng/contracts/message-parts'
import { useStrings } from '@yingsheng/ui/use-strings'
import { messageStrings } from '../message-strings.ts'

type Props = {
  quote: Quote | undefined
  customerName: string
  /** Leads to the quoted line; without it the quote is only read. */
  jumpTo?: (sequence: number) => void
}

/** What a line answers, in short, above it. */
export function QuoteLine({ quote, customerName, jumpTo }: Props) {
  const t = useStrings(messageStrings)
  if (!quote) return null
  const name = quote.name ?? customerName
  const text = quote.isRecalled ? t.quoteRecalled : quote.text || (quote.file ?? '')
  return (
    <button
      type="button"
      disabled={!jumpTo}
      aria-label={t.quoted(name, text)}
      onClick={() => jumpTo?.(quote.sequence)}
      className="flex min-h-6 max-w-full min-w-0 items-center gap-1.5 rounded-8 border-l-2 border-line-2 bg-hover px-2 py-0.5 text-12 text-2 hover:text-1 disabled:hover:text-2"
    >
      <Reply size={13} aria-hidden className="shrink-0" />
      <span className="min-w-0 truncate">
        <bdi>{name}</bdi>：<bdi>{text}</bdi>
      </span>
    </button>
  )
}
