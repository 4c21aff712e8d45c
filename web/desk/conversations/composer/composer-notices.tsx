import { CircleAlert, TriangleAlert, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@yingsheng/ui/button'
import { classNames } from '@yingsheng/ui/class-names'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings as replyStrings } from '../../replies/strings.ts'
import { sentenceForCode } from '../../say-refusal.ts'
import { withSuggestions, wordingHits } from '../rules/wording-hits.ts'
import { strings } from '../strings.ts'
import { forgetFailure, useReturnedFailure } from './returned.ts'
import type { useComposer } from './use-composer.ts'

type ComposerState = ReturnType<typeof useComposer>

/** What has to be known before this text goes out: a colleague was quicker, or it was not accepted. */
export function ComposerNotices({ composer }: { composer: ComposerState }) {
  const t = useStrings(replyStrings)
  const failure = useReturnedFailure(composer.voice)
  if (composer.open.length > 0)
    return (
      <Notice tone="warn" icon={<TriangleAlert size={16} aria-hidden />}>
        {t.openVariables(composer.open.join('、'))}
      </Notice>
    )
  if (composer.collision) return <Collision collision={composer.collision} />
  if (!failure) return null
  const hits = failure.code === 'wording_advised' ? wordingHits(failure.detail) : []
  if (hits.length > 0) return <Wording composer={composer} hits={hits} />
  return (
    <Notice tone="bad" icon={<CircleAlert size={16} aria-hidden />}>
      {sentenceForCode(failure.code)}
    </Notice>
  )
}

function Collision({ collision }: { collision: NonNullable<ComposerState['collision']> }) {
  const t = useStrings(strings)
  const names = [
    ...new Set(
      collision.replies.map(({ data: { message } }) =>
        message.author.kind === 'agent' ? message.author.name : '',
      ),
    ),
  ]
  return (
    <Notice
      tone="warn"
      icon={<UsersRound size={16} aria-hidden />}
      actions={
        <>
          <Button size="sm" autoFocus onPress={collision.goOn}>
            {t.continueEditing}
          </Button>
          <Button size="sm" variant="primary" onPress={collision.sendAnyway}>
            {t.sendAnyway}
          </Button>
        </>
      }
    >
      <p>{t.collision(names.join('、'))}</p>
      <ul className="mt-1 max-h-28 overflow-y-auto text-1">
        {collision.replies.map(({ data: { message } }) => (
          <li key={message.clientId} dir="auto" className="truncate text-left">
            {message.text || t.files(message.files.length)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Wording({
  composer,
  hits,
}: {
  composer: ComposerState
  hits: ReturnType<typeof wordingHits>
}) {
  const t = useStrings(strings)
  const hasSuggestions = hits.some((hit) => hit.suggestion)
  return (
    <Notice
      tone="warn"
      icon={<TriangleAlert size={16} aria-hidden />}
      actions={
        <>
          {hasSuggestions ? (
            <Button
              size="sm"
              onPress={() => {
                composer.write(withSuggestions(composer.text, hits))
                forgetFailure(composer.voice)
              }}
            >
              {t.useSuggestion}
            </Button>
          ) : null}
          <Button
            size="sm"
            variant="primary"
            onPress={() => composer.send({ wordingAcknowledged: true })}
          >
            {t.sendAnyway}
          </Button>
        </>
      }
    >
      <p>{t.wording}</p>
      <ul className="mt-0.5 text-1">
        {hits.map(({ phrase, suggestion }) => (
          <li key={phrase}>
            {suggestion ? t.wordingAdvice(phrase, suggestion) : t.wordingPhrase(phrase)}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Notice(props: {
  tone: 'warn' | 'bad'
  icon: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <div
      role="alert"
      className={classNames(
        'mb-2 flex flex-wrap items-start gap-x-2 gap-y-1.5 rounded-12 border border-line px-3 py-2 text-13 shadow-1',
        props.tone === 'warn' ? 'bg-warn-tint text-warn' : 'bg-bad-tint text-bad',
      )}
    >
      <span className="pt-0.5">{props.icon}</span>
      <div className="min-w-0 flex-1 basis-60">{props.children}</div>
      {props.actions ? <div className="flex gap-2 self-end">{props.actions}</div> : null}
    </div>
  )
}
