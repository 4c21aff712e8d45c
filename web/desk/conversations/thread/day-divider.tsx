import { useMinute } from '@yingsheng/ui/use-now'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { daysBetween } from '../rules/relative-time.ts'
import { strings } from '../strings.ts'

/** The day that begins here. */
export function DayDivider({ at }: { at: string }) {
  const t = useStrings(strings)
  const language = useLanguage()
  const then = new Date(at)
  const now = new Date(useMinute())
  const days = daysBetween(then, now)
  const isThisYear = then.getFullYear() === now.getFullYear()
  const written = new Intl.DateTimeFormat(language, {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(then)
  return (
    <p className="flex items-center gap-3 pt-4 text-12 text-3">
      <span aria-hidden className="flex-1 border-t border-line" />
      <time dateTime={at}>
        {days === 0 ? t.days.today : days === 1 ? t.days.yesterday : written}
      </time>
      <span aria-hidden className="flex-1 border-t border-line" />
    </p>
  )
}
