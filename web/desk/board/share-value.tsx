import type { ReplySpeed, Speeds } from '@yingsheng/contracts/supervision'
import { useStrings } from '@yingsheng/ui/use-strings'
import { percentOf, shareTone } from './rules/board-figures.ts'
import { strings } from './strings.ts'

export const shareTones = { ok: 'text-ok', warn: 'text-warn', bad: 'text-bad' }

/** How many of all rounds were answered in time, and below how many of the first ones. */
export function ShareValue({ speeds, speed }: { speeds: Speeds; speed: keyof ReplySpeed }) {
  const t = useStrings(strings)
  const { within, counted } = speeds.rounds[speed]
  const percent = percentOf(speeds.rounds[speed])
  const first = percentOf(speeds.first[speed])
  const tone = shareTone(speeds.rounds[speed])
  if (percent === null || tone === null) return <span className="text-3">{t.none}</span>
  return (
    <span className="num flex flex-col" title={t.counts(within, counted)}>
      <span className={`font-semibold ${shareTones[tone]}`}>
        {t.percent(percent)}
        <span className="ml-1.5 text-12 font-normal text-3">
          {within}/{counted}
        </span>
      </span>
      {first === null ? null : (
        <span className="text-12 text-3">
          {t.firstShort} {t.percent(first)}
        </span>
      )}
    </span>
  )
}
