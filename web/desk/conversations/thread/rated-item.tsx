import { Star } from 'lucide-react'
import { Chip } from '@yingsheng/ui/chip'
import { classNames } from '@yingsheng/ui/class-names'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import type { ConversationEvent } from '../conversation-event.ts'
import { clockTime } from '../rules/relative-time.ts'
import { strings } from '../strings.ts'
import { useAgentNames } from '../use-agent-names.ts'

type Rated = Extract<ConversationEvent, { name: 'conversation.rated' }>

/** What the customer thinks of how he was served, where it was said. */
export function RatedItem({ event }: { event: Rated }) {
  const t = useStrings(strings)
  const language = useLanguage()
  const nameOf = useAgentNames()
  const { rating } = event.data
  const words = t.rating
  return (
    <section
      aria-label={rating.editedAt === null ? words.rated : words.changed}
      className="mx-auto mt-3.5 flex w-full max-w-100 flex-col gap-2 rounded-12 border border-line bg-surface px-4 py-3 text-13 text-1"
    >
      <p className="flex flex-wrap items-center justify-between gap-x-3 text-12 text-3">
        {rating.editedAt === null ? words.rated : words.changed}
        <time dateTime={event.at} className="num">
          {clockTime(event.at)}
        </time>
      </p>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
        <Stars score={rating.score} />
        {words.scores[rating.score - 1]}
        {rating.solved === null ? null : (
          <Chip tone={rating.solved === 'yes' ? 'ok' : 'warn'}>{words.solved[rating.solved]}</Chip>
        )}
      </p>
      {rating.tags.length > 0 ? (
        <ul className="flex flex-wrap gap-1.5">
          {rating.tags.map((tag) => (
            <li key={tag.id} className="max-w-full">
              <Chip>{tag[language]}</Chip>
            </li>
          ))}
        </ul>
      ) : null}
      {rating.comment === '' ? null : (
        <p dir="auto" className="break-words whitespace-pre-wrap">
          <span className="sr-only">{words.commentOf}: </span>
          {rating.comment}
        </p>
      )}
      {rating.servedById === null && rating.first === null ? null : (
        <p className="flex flex-wrap gap-x-3 text-12 text-3">
          {rating.servedById === null ? null : (
            <span>{words.served(nameOf(rating.servedById))}</span>
          )}
          {rating.first === null ? null : (
            <span>{words.first(words.scores[rating.first.score - 1]!)}</span>
          )}
        </p>
      )}
    </section>
  )
}

function Stars({ score }: { score: number }) {
  const t = useStrings(strings)
  return (
    <span role="img" aria-label={t.rating.outOf(score)} className="inline-flex text-warn">
      {[1, 2, 3, 4, 5].map((step) => (
        <Star key={step} size={16} className={classNames(step <= score && 'fill-current')} />
      ))}
    </span>
  )
}
