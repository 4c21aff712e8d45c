import { Ear, Lock } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import type { Message, Positions } from '@yingsheng/contracts/conversations'
import type { Language } from '@yingsheng/contracts/text'
import { Avatar } from '@yingsheng/ui/avatar'
import { classNames } from '@yingsheng/ui/class-names'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { lazyPart } from '../../shell/lazy-part.tsx'
import { SaveAsButton } from '../../replies/save-as-button.tsx'
import { lineState } from '../rules/fold-thread.ts'
import { clockTime } from '../rules/relative-time.ts'
import { strings } from '../strings.ts'
import { useAgentNames } from '../use-agent-names.ts'
import { EditedMark, LeftMark } from './line-marks.tsx'
import { useIsEditing } from './message-actions.ts'
import { MessageActions } from './message-actions-button.tsx'
import { MessageFiles } from './message-files.tsx'
import { MessageText } from './message-text.tsx'
import { QuoteLine } from './quote-line.tsx'
import { Reactions } from './reactions.tsx'
import { RecalledItem } from './recalled-item.tsx'

const MessageEditor = lazyPart(async () => (await import('./message-editor.tsx')).MessageEditor)

type Props = {
  message: Message
  isFirst: boolean
  /** The last sequence of its group: how far that has come is said for all of it. */
  groupEnd: number
  customerName: string
  positions: Positions
  words: readonly string[]
  jumpTo: (sequence: number) => void
  /** It waits for the customer's next visit. */
  isLeft: boolean
}

/** One thing said: the customer's at the left, ours at the right, a note in amber with a lock. */
export const SaidItem = memo(function SaidItem(props: Props) {
  const { message } = props
  if (message.recalledAt !== undefined) return <RecalledItem message={message} />
  if (message.audience === 'agents') return <Note {...props} />
  return message.author.kind === 'customer' ? <Theirs {...props} /> : <Ours {...props} />
})

function Theirs({ message, isFirst, customerName, words, jumpTo }: Props) {
  return (
    <div className={classNames('group/said flex gap-2.25 pr-12', isFirst ? 'pt-3.5' : 'pt-1.5')}>
      {isFirst ? (
        <Avatar id={message.author.id} name={customerName} size={32} />
      ) : (
        <span className="w-8 shrink-0" />
      )}
      <div className="flex min-w-0 flex-col items-start gap-1.5">
        {isFirst ? (
          <Head>
            <bdi>{customerName}</bdi> <Clock at={message.at} />
          </Head>
        ) : null}
        <QuoteLine quote={message.quote} customerName={customerName} jumpTo={jumpTo} />
        {message.text ? (
          <div className="flex max-w-full items-center gap-1">
            <div
              className={classNames(bubble, 'border-line bg-surface', isFirst && 'rounded-tl-4')}
            >
              <MessageText id={message.clientId} text={message.text} words={words} />
            </div>
            <MessageActions message={message} />
          </div>
        ) : null}
        {message.files.length > 0 ? <MessageFiles files={message.files} isMine={false} /> : null}
        {message.text ? null : <MessageActions message={message} />}
        <Reactions message={message} />
      </div>
    </div>
  )
}

function Ours({
  message,
  isFirst,
  groupEnd,
  customerName,
  positions,
  words,
  jumpTo,
  isLeft,
}: Props) {
  const t = useStrings(strings)
  const isEditing = useIsEditing(message)
  return (
    <div
      className={classNames(
        'group/said flex flex-col items-end gap-1.5 pl-20 max-sm:pl-12',
        isFirst ? 'pt-3.5' : 'pt-1.5',
      )}
    >
      {isFirst ? (
        <Head>
          <Clock at={message.at} />{' '}
          <bdi>{message.author.kind === 'agent' ? message.author.name : ''}</bdi>
          {' · '}
          {t[lineState(groupEnd, positions)]}
        </Head>
      ) : null}
      <QuoteLine quote={message.quote} customerName={customerName} jumpTo={jumpTo} />
      {isEditing ? <MessageEditor message={message} /> : null}
      {message.text && !isEditing ? (
        <div className="group/said flex max-w-full items-center gap-1">
          <SaveAsButton authorId={message.author.id} text={message.text} />
          <MessageActions message={message} />
          <div
            className={classNames(bubble, 'border-mine-line bg-mine', isFirst && 'rounded-tr-4')}
          >
            <MessageText id={message.clientId} text={message.text} words={words} />
          </div>
        </div>
      ) : null}
      {message.files.length > 0 ? <MessageFiles files={message.files} isMine /> : null}
      {message.text || isEditing ? null : <MessageActions message={message} />}
      <EditedMark message={message} />
      {isLeft ? <LeftMark /> : null}
      <Reactions message={message} />
    </div>
  )
}

function Note({ message, isFirst, customerName, words, jumpTo }: Props) {
  const t = useStrings(strings)
  // Colleagues know each other by their own names; the one a message carries is for customers.
  const nameOf = useAgentNames()
  const name = nameOf(message.author.id)
  const { whisperTo } = message
  const Mark = whisperTo === undefined ? Lock : Ear
  return (
    <div
      className={classNames(
        'flex flex-col items-end gap-1.5 pl-20 max-sm:pl-12',
        isFirst ? 'pt-3' : 'pt-1.5',
      )}
    >
      <div className={classNames(noteBubble, 'flex gap-2', whisperTo !== undefined && whisperLook)}>
        <Mark size={15} aria-hidden className="mt-1 shrink-0" />
        <div className="min-w-0">
          <p className="text-12 opacity-90">
            {whisperTo === undefined ? (
              <>
                {t.note} · <bdi>{name}</bdi>
              </>
            ) : (
              <bdi>{t.whisper(name, nameOf(whisperTo))}</bdi>
            )}{' '}
            <Clock at={message.at} />
          </p>
          <QuoteLine quote={message.quote} customerName={customerName} jumpTo={jumpTo} />
          {message.text ? (
            <MessageText id={message.clientId} text={message.text} words={words} />
          ) : null}
        </div>
      </div>
      {message.files.length > 0 ? <MessageFiles files={message.files} isMine /> : null}
    </div>
  )
}

export const bubble = 'max-w-full min-w-0 rounded-12 border px-3 py-2 text-1 shadow-1'
export const noteBubble =
  'max-w-full min-w-0 rounded-12 rounded-tr-4 border border-note-line bg-note-tint px-3 py-2 text-note'

/** A note that is meant for one agent stands out among the others. */
const whisperLook = 'border-2! border-bot! bg-bot-tint! text-bot!'

export function Head({ children }: { children: ReactNode }) {
  return <p className="text-12 leading-4 text-3">{children}</p>
}

/** Made once: making one costs more than drawing the line it stands in. */
const exactTimes: Record<Language, Intl.DateTimeFormat> = {
  'zh-CN': new Intl.DateTimeFormat('zh-CN', { dateStyle: 'short', timeStyle: 'medium' }),
  en: new Intl.DateTimeFormat('en', { dateStyle: 'short', timeStyle: 'medium' }),
}

function Clock({ at }: { at: string }) {
  const language = useLanguage()
  return (
    <time
      dateTime={at}
      title={exactTimes[language].format(new Date(at))}
      className="num mx-1 first:ml-0 last:mr-0"
    >
      {clockTime(at)}
    </time>
  )
}
