import { Star } from 'lucide-react'
import { classNames } from '@yingsheng/ui/class-names'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings } from './strings.ts'

/** What a customer gave, short: a star and the number. 4 and 5 are content, 1 and 2 are not. */
export function ScoreMark({ score }: { score: number }) {
  const t = useStrings(strings)
  const meaning = `${t.rating.outOf(score)} · ${t.rating.scores[score - 1]}`
  return (
    <span
      title={meaning}
      className={classNames(
        'num inline-flex h-4.5 shrink-0 items-center gap-0.5 rounded-6 px-1 text-11 font-semibold forced-colors:border',
        toneOf(score),
      )}
    >
      <Star size={11} aria-hidden className="fill-current" />
      <span aria-hidden>{score}</span>
      <span className="sr-only">{meaning}</span>
    </span>
  )
}

function toneOf(score: number): string {
  if (score >= 4) return 'bg-ok-tint text-ok'
  return score === 3 ? 'bg-warn-tint text-warn' : 'bg-bad-tint text-bad'
}
