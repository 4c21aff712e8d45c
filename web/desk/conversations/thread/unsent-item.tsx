import { CircleAlert, Clock3, LoaderCircle, Lock } from 'lucide-react'
import { classNames } from '@yingsheng/ui/class-names'
import { useStrings } from '@yingsheng/ui/use-strings'
import { quoteOf, type Unsent } from '@yingsheng/sync'
import { live } from '../../live/live.ts'
import { sentenceForCode } from '../../say-refusal.ts'
import { returnToComposer } from '../composer/returned.ts'
import { strings } from '../strings.ts'
import { heldMessage } from '../thread-queries.ts'
import { UnsentFiles } from './message-files.tsx'
import { MessageText } from './message-text.tsx'
import { QuoteLine } from './quote-line.tsx'
import { bubble, Head, noteBubble } from './said-item.tsx'

/** A line on its way: where it should stand, and how it fares. Nothing said here gets lost. */
export function UnsentItem({
  line,
  isFirst,
  customerName,
}: {
  line: Unsent
  isFirst: boolean
  customerName: string
}) {
  const { clientId, saying, files, state } = line
  const quoted =
    saying.type === 'reply' && saying.quotes !== undefined
      ? heldMessage(saying.conversationId, saying.quotes)
      : undefined
  const isNote = saying.type === 'reply' && saying.audience === 'agents'
  const isFailed = state.is === 'failed'
  return (
    <div
      data-unsent={state.is}
      className={classNames(
        'flex flex-col items-end gap-1.5 pl-20 max-sm:pl-12',
        isFirst ? 'pt-3.5' : 'pt-1.5',
      )}
    >
      <QuoteLine quote={quoted && quoteOf(quoted)} customerName={customerName} />
      {saying.text ? (
        <div
          className={classNames(
            isNote
              ? noteBubble
              : classNames(bubble, 'border-mine-line bg-mine', isFirst && 'rounded-tr-4'),
            isNote && 'flex gap-2',
            isFailed && 'border-bad!',
          )}
        >
          {isNote ? <Lock size={15} aria-hidden className="mt-1" /> : null}
          <div className="min-w-0">
            <MessageText id={clientId} text={saying.text} words={noWords} />
          </div>
        </div>
      ) : null}
      {files.length > 0 ? <UnsentFiles files={files} /> : null}
      <State line={line} />
    </div>
  )
}

function State({ line }: { line: Unsent }) {
  const t = useStrings(strings)
  const { clientId, state } = line
  if (state.is === 'sent') return <Head>{t.sent}</Head>
  if (state.is === 'failed') {
    const isAdvice = state.failure.code === 'wording_advised'
    return (
      <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1 text-12 text-bad">
        <span className="inline-flex items-center gap-1">
          <CircleAlert size={14} aria-hidden />
          {t.notSent} · {sentenceForCode(state.failure.code)}
        </span>
        <LineButton
          label={isAdvice ? t.sendAnyway : t.retry}
          onPress={() => void live().retry(clientId, isAdvice ? { wordingAcknowledged: true } : {})}
        />
        <LineButton label={t.edit} onPress={() => returnToComposer(line)} />
        <LineButton label={t.delete} onPress={() => void live().drop(clientId)} />
      </div>
    )
  }
  const isUploading = state.is === 'sending' && state.progress !== null && state.progress < 1
  return (
    <div className="flex items-center gap-2 text-12 text-3">
      {state.is === 'sending' ? (
        <LoaderCircle size={13} aria-hidden className="animate-spin-late" />
      ) : (
        <Clock3 size={13} aria-hidden />
      )}
      {isUploading ? (
        <progress
          value={state.progress ?? 0}
          aria-label={t.sending}
          className="h-1 w-20 accent-brand"
        />
      ) : null}
      <span className="num">
        {isUploading
          ? t.uploading(Math.round((state.progress ?? 0) * 100))
          : state.is === 'sending'
            ? t.sending
            : t.waitingToSend}
      </span>
      {isUploading || state.is === 'waiting' ? (
        <LineButton label={t.cancel} onPress={() => returnToComposer(line)} />
      ) : null}
    </div>
  )
}

function LineButton({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="min-h-6 rounded-4 px-1 font-medium text-brand-text hover:underline"
    >
      {label}
    </button>
  )
}

const noWords: readonly string[] = []
