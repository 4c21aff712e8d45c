import { BookmarkPlus, Paperclip, Settings2 } from 'lucide-react'
import { Link } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { QuickReply } from '@yingsheng/contracts/replies'
import {
  openVariables,
  withWrittenVariables,
  writtenVariable,
} from '@yingsheng/contracts/variables'
import { Button } from '@yingsheng/ui/button'
import { classNames } from '@yingsheng/ui/class-names'
import { showToast } from '@yingsheng/ui/toast'
import { getLanguage, useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { attach } from '../conversations/composer/attachments.ts'
import { composerId } from '../conversations/composer/focus-composer.ts'
import type { Thread } from '../conversations/rules/fold-thread.ts'
import { businessQuery } from '../queries.ts'
import { fetchFiles } from './fetch-files.ts'
import { insertText } from './insert-text.ts'
import { noteUse, quickRepliesQuery } from './quick-replies-query.ts'
import { rankReplies, type Ranked, type Span } from './rules/match-reply.ts'
import { saveAsReply } from './saving-as.ts'
import { closeSlash, forgetSlash, listId, takeKeys, useSlash } from './slash-state.ts'
import { strings } from './strings.ts'
import { filledIn } from './variable-values.ts'

const shownMax = 50
const optionId = (index: number) => `quick-reply-${index}`

type Props = { thread: Thread; voice: string; text: string }

/**
 * What is offered after a slash, above the field in which one goes on writing: the keys that choose
 * come from there. What is chosen takes the place of the slash, as if it had been typed.
 */
export function QuickReplyPanel({ thread, voice, text }: Props) {
  const t = useStrings(strings)
  const query = useSlash(({ slash }) => slash?.query ?? '')
  const replies = useQuery(quickRepliesQuery)
  // Its brand is filled in; whoever opens the settings has it already.
  useQuery(businessQuery)
  const ranked = useMemo(
    () =>
      rankReplies(replies.data ?? [], {
        query,
        brandId: thread.conversation.brandId,
        now: Date.now(),
      }).slice(0, shownMax),
    [replies.data, query, thread.conversation.brandId],
  )
  const [active, setActive] = useActive(query, ranked.length)
  const choose = (index: number) => {
    const chosen = ranked[index]
    if (chosen) insertReply(chosen.reply, thread, voice)
  }
  useKeys({ count: ranked.length, isPending: replies.isPending, active, setActive, choose })

  if (replies.isSuccess && ranked.length === 0 && query !== '') return null
  return (
    <div
      className="absolute inset-x-0 bottom-full z-20 mb-1.5 overflow-hidden rounded-12 border border-line bg-surface text-1 shadow-3"
      // The field keeps the focus, whatever is pressed here.
      onMouseDown={(event) => event.preventDefault()}
    >
      {ranked.length > 0 ? (
        <div className="flex max-h-[min(320px,42vh)]">
          <Options ranked={ranked} active={active} setActive={setActive} choose={choose} />
          <Preview reply={ranked[active]?.reply} thread={thread} />
        </div>
      ) : (
        <div className="px-4 py-5 text-center text-13 text-3">
          {replies.isPending ? (
            <p role="status">{t.loading}</p>
          ) : replies.isError ? (
            <p role="alert" className="flex items-center justify-center gap-3">
              {t.failed}
              <Button size="sm" onPress={() => void replies.refetch()}>
                {t.tryAgain}
              </Button>
            </p>
          ) : (
            <>
              <p className="text-14 font-semibold text-1">{t.none}</p>
              <p>{t.noneHint}</p>
            </>
          )}
        </div>
      )}
      <Foot text={text} />
      <p role="status" className="sr-only">
        {replies.isSuccess ? t.count(ranked.length) : ''}
      </p>
    </div>
  )
}

/** Begins at the first with each change of what is sought. */
function useActive(query: string, count: number): [number, (index: number) => void] {
  const [state, setState] = useState({ query, index: 0 })
  const index = state.query === query ? Math.min(state.index, Math.max(0, count - 1)) : 0
  useEffect(() => {
    useSlash.setState({ activeId: count > 0 ? optionId(index) : null })
    return () => useSlash.setState({ activeId: null })
  }, [index, count])
  return [index, (next) => setState({ query, index: next })]
}

function useKeys(state: {
  count: number
  isPending: boolean
  active: number
  setActive: (index: number) => void
  choose: (index: number) => void
}): void {
  const latest = useRef(state)
  useEffect(() => {
    latest.current = state
  })
  useEffect(
    () =>
      takeKeys((key) => {
        const { count, isPending, active, setActive, choose } = latest.current
        if (key === 'Escape') closeSlash()
        // What is coming may be what is meant: a line that is only a slash and letters is not sent.
        else if (count === 0) return isPending && (key === 'Enter' || key === 'Tab')
        else if (key === 'ArrowDown') setActive((active + 1) % count)
        else if (key === 'ArrowUp') setActive((active + count - 1) % count)
        else if (key === 'Enter' || key === 'Tab') choose(active)
        else return false
        return true
      }),
    [],
  )
}

function insertReply(reply: QuickReply, thread: Thread, voice: string): void {
  const field = document.getElementById(composerId)
  const { slash } = useSlash.getState()
  if (!(field instanceof HTMLTextAreaElement) || slash === null) return
  forgetSlash()
  insertText(field, { start: slash.start, end: slash.end, text: filledIn(reply.text, thread) })
  noteUse(reply)
  if (reply.files.length === 0) return
  fetchFiles(reply).then(
    (files) => attach(voice, files),
    () => showToast({ tone: 'bad', text: strings[getLanguage()].filesFailed }),
  )
}

type OptionsProps = {
  ranked: readonly Ranked[]
  active: number
  setActive: (index: number) => void
  choose: (index: number) => void
}

function Options({ ranked, active, setActive, choose }: OptionsProps) {
  const t = useStrings(strings)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active, ranked])
  return (
    <div
      ref={list}
      id={listId}
      role="listbox"
      aria-label={t.quickReplies}
      className="scroll-area min-w-0 flex-1 overflow-y-auto p-1 sm:basis-3/5"
    >
      {ranked.map(({ reply, title, text }, index) => (
        <div
          key={reply.id}
          id={optionId(index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          onMouseMove={() => index !== active && setActive(index)}
          onClick={() => choose(index)}
          className={classNames(
            'cursor-pointer rounded-8 px-2.5 py-1.5',
            index === active && 'bg-selected forced-colors:outline',
          )}
        >
          <span className="flex items-center gap-2 text-13">
            <span className="min-w-0 truncate font-medium">
              <Marked text={reply.title} span={title} />
            </span>
            {reply.files.length > 0 ? <Paperclip size={13} aria-hidden className="text-3" /> : null}
            {reply.shortcut ? (
              <span className="shrink-0 text-12 text-brand-text">/{reply.shortcut}</span>
            ) : null}
            <span className="ml-auto max-w-2/5 shrink-0 truncate text-12 text-3">
              {[reply.group, reply.isShared ? '' : t.mine].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span className="line-clamp-1 text-12 text-3">
            <Marked text={reply.text.replaceAll('\n', ' ')} span={text} />
          </span>
        </div>
      ))}
    </div>
  )
}

/** Where it was found is counted in the text as it is kept; shown are its variables in our language. */
function Marked({ text, span }: { text: string; span: Span | null }) {
  const language = useLanguage()
  if (span === null) return withWrittenVariables(text, language)
  const characters = [...text]
  const part = (start: number, end?: number) =>
    withWrittenVariables(characters.slice(start, end).join(''), language)
  return (
    <>
      {part(0, span.start)}
      <mark className="rounded-4 bg-warn-tint text-warn">{part(span.start, span.end)}</mark>
      {part(span.end)}
    </>
  )
}

/** The whole text as it would be said here; on a phone there is no room for it. */
function Preview({ reply, thread }: { reply: QuickReply | undefined; thread: Thread }) {
  const t = useStrings(strings)
  const language = useLanguage()
  if (reply === undefined) return null
  const text = filledIn(reply.text, thread)
  const missing = openVariables(text).map((name) => writtenVariable(name, language))
  return (
    <section
      aria-label={t.preview}
      className="scroll-area hidden basis-2/5 overflow-y-auto border-l border-line bg-subtle px-3 py-2.5 text-13 sm:block"
    >
      <p dir="auto" className="break-words whitespace-pre-wrap">
        {text}
      </p>
      {missing.length > 0 ? (
        <p className="pt-2 text-12 text-warn">{t.missing(missing.join('、'))}</p>
      ) : null}
      {reply.files.map(({ id, name }) => (
        <p key={id} className="flex items-center gap-1.5 pt-2 text-12 text-2">
          <Paperclip size={13} aria-hidden />
          <span className="truncate">{name}</span>
        </p>
      ))}
    </section>
  )
}

function Foot({ text }: { text: string }) {
  const t = useStrings(strings)
  const slash = useSlash((state) => state.slash)
  const written = slash ? (text.slice(0, slash.start) + text.slice(slash.end)).trim() : ''
  const look =
    'inline-flex min-h-7 items-center gap-1.5 rounded-6 px-1.5 text-12 text-2 hover:bg-hover hover:text-1'
  return (
    <footer className="flex flex-wrap items-center gap-2 border-t border-line px-2.5 py-1">
      <span className="min-w-0 flex-1 truncate text-12 text-3 max-sm:hidden">{t.keys}</span>
      {written === '' ? null : (
        <button type="button" className={look} onClick={() => saveAsReply(written)}>
          <BookmarkPlus size={14} aria-hidden />
          {t.saveAs}
        </button>
      )}
      <Link to={'/settings/replies' as string} className={look}>
        <Settings2 size={14} aria-hidden />
        {t.manage}
      </Link>
    </footer>
  )
}
