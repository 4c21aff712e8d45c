import { AlarmClock, Clock } from 'lucide-react'
import { classNames } from '@yingsheng/ui/class-names'
import { useSecond } from '@yingsheng/ui/use-now'
import { useStrings } from '@yingsheng/ui/use-strings'
import {
  answerWithinSeconds,
  secondsSince,
  waitingClock,
  waitingTone,
} from '../rules/waiting-tone.ts'
import { strings } from '../strings.ts'

/** How long the customer has waited, second by second; colour, weight and sign say how urgent that is. */
export function WaitingClock({ since, label }: { since: string; label?: string }) {
  const t = useStrings(strings)
  const waited = secondsSince(since, useSecond())
  const tone = waitingTone(waited)
  const clock = waitingClock(waited, t.clock)
  const Icon = tone === 'red' ? AlarmClock : Clock
  const urgency = waited >= answerWithinSeconds ? t.overdue : tone === 'red' ? t.urgent : null
  return (
    <span
      data-tone={tone}
      className={classNames('num inline-flex shrink-0 items-center gap-1 text-12', tones[tone])}
    >
      <Icon size={13} aria-hidden />
      <span className="sr-only">{urgency}</span>
      {label ? <span>{label}</span> : null}
      <span aria-label={t.waitingFor(clock)} role="img">
        {clock}
      </span>
    </span>
  )
}

const tones = { calm: 'text-2', amber: 'font-semibold text-warn', red: 'font-semibold text-bad' }
