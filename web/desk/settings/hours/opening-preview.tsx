import { Clock } from 'lucide-react'
import type { OpeningHours } from '@yingsheng/contracts/calendars'
import { StatusDot } from '@yingsheng/ui/chip'
import { useMinute } from '@yingsheng/ui/use-now'
import { useStrings } from '@yingsheng/ui/use-strings'
import { openingAt, type LocalTime } from './rules/opening.ts'
import { strings } from './strings.ts'

/** Whether customers would meet somebody right now, by what is filled in. */
export function OpeningPreview({ hours, isUsable }: { hours: OpeningHours; isUsable: boolean }) {
  const t = useStrings(strings)
  const now = useMinute()
  const local = localTime(now, hours.timeZone)
  if (local === null || (!isUsable && !hours.isAlwaysOpen)) return null
  const opening = openingAt(hours, local)
  const say = ({ weekday, clock }: LocalTime) =>
    weekday === local.weekday ? clock : `${t.weekdays[weekday - 1]} ${clock}`
  const sentence =
    opening.is === 'open'
      ? opening.until === null
        ? t.openAlways
        : t.openUntil(say(opening.until))
      : opening.from === null
        ? t.neverOpen
        : t.closedUntil(say(opening.from))
  return (
    <p
      role="status"
      className="num flex flex-wrap items-center gap-x-3 gap-y-1 rounded-8 bg-subtle px-3 py-2 text-13 text-1"
    >
      <StatusDot tone={opening.is === 'open' ? 'ok' : 'plain'} label={sentence} />
      <span className="inline-flex items-center gap-1 text-12 text-3">
        <Clock size={14} aria-hidden />
        {t.weekdays[local.weekday - 1]} {local.clock} · {t.preview}
      </span>
    </p>
  )
}

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Null for a zone that does not exist. */
function localTime(at: number, timeZone: string): LocalTime | null {
  try {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).formatToParts(at)
    const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? ''
    return {
      weekday: days.indexOf(part('weekday')) + 1,
      clock: `${part('hour')}:${part('minute')}`,
    }
  } catch {
    return null
  }
}
