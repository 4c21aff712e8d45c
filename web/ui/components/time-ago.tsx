import type { Language } from '@yingsheng/contracts/text'
import { strings } from '../strings.ts'
import { useMinute } from '../use-now.ts'
import { useLanguage, useStrings } from '../use-strings.ts'

/** How long ago, in words that keep up; the exact time on hover. */
export function TimeAgo({ at }: { at: string }) {
  const language = useLanguage()
  const t = useStrings(strings)
  const now = useMinute()
  return (
    <time dateTime={at} title={exactly(at, language)} className="num">
      {timeAgo(Date.parse(at), now, language) ?? t.justNow}
    </time>
  )
}

/** Null within the last minute; a time ahead of ours counts as now. */
export function timeAgo(at: number, now: number, language: Language): string | null {
  const seconds = Math.min(0, Math.round((at - now) / 1_000))
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit)
  }
  return null
}

const units = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

function exactly(at: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(at),
  )
}
