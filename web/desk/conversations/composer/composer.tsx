import { ChevronDown, Lock, Paperclip, RotateCcw } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { fileBytesMax, filesPerMessageMax, messageCharactersMax } from '@yingsheng/contracts/limits'
import { Button } from '@yingsheng/ui/button'
import { classNames } from '@yingsheng/ui/class-names'
import { IconButton } from '@yingsheng/ui/icon-button'
import { Kbd } from '@yingsheng/ui/kbd'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useLive } from '../../live/live.ts'
import { LazyMenu } from '../../shell/lazy-menu.tsx'
import { QuickReplyButton } from '../../replies/quick-reply-button.tsx'
import { forgetSlash, listId, noticeSlash, useSlash } from '../../replies/slash-state.ts'
import { lazyPart } from '../../shell/lazy-part.tsx'
import { reopen } from '../actions.ts'
import { turnDraft, useDraft } from '../drafts.ts'
import type { Thread } from '../rules/fold-thread.ts'
import { strings } from '../strings.ts'
import { TabStrip } from '../tab-strip.tsx'
import { AnsweringBar } from './answering-bar.tsx'
import { attach, type AttachProblem } from './attachments.ts'
import { AttachmentRow } from './attachment-row.tsx'
import { ComposerNotices } from './composer-notices.tsx'
import { EmojiButton } from './emoji-button.tsx'
import { composerId, focusComposer } from './focus-composer.ts'
import { useComposer } from './use-composer.ts'
import { useDrop } from './use-drop.ts'

const QuickReplyPanel = lazyPart(
  async () => (await import('../../replies/quick-reply-panel.tsx')).QuickReplyPanel,
)
const SendMenu = lazyPart(async () => (await import('./send-menu.tsx')).SendMenu)
const charactersLeftShown = 200
const heightMax = 260

/** Where one writes: white to the customer, amber among ourselves, and every part of it says which. */
export function Composer({ thread, name }: { thread: Thread; name: string }) {
  const t = useStrings(strings)
  const { id } = thread.conversation
  const composer = useComposer(thread)
  const [problem, setProblem] = useState<AttachProblem | null>(null)
  const add = (files: readonly File[]) => {
    setProblem(attach(composer.voice, files))
    focusComposer(id)
  }
  const isDropping = useDrop(composer.isClosed ? null : add)
  const isNote = composer.mode === 'note'
  return (
    <div className="shrink-0 px-3.5 pb-3.5 max-sm:px-2 max-sm:pb-2">
      <ComposerNotices composer={composer} />
      <div
        data-mode={composer.mode}
        className={classNames(
          'relative rounded-12 border shadow-2 transition-colors duration-120',
          isNote
            ? 'border-note-line bg-note-tint'
            : 'border-line-2 bg-surface focus-within:border-brand',
        )}
      >
        <ModeTabs id={id} isNote={isNote} />
        <div id="composer-panel" role="tabpanel" aria-label={isNote ? t.noteMode : t.replyMode}>
          {composer.isClosed ? (
            <div className="flex flex-wrap items-center gap-3 px-3 py-4 text-13 text-2">
              <span className="min-w-0 flex-1 basis-48">{t.resolvedNotice}</span>
              <Button
                variant="primary"
                icon={<RotateCcw aria-hidden />}
                onPress={() => void reopen(id)}
              >
                {t.reopen}
              </Button>
            </div>
          ) : (
            <>
              <AnsweringBar voice={composer.voice} name={name} />
              <QuickReplies thread={thread} composer={composer} />
              <Field composer={composer} add={add} />
              <AttachmentRow voice={composer.voice} files={composer.files} />
              <Problem problem={problem} over={composer.over} />
              <Tools id={id} composer={composer} add={add} />
            </>
          )}
        </div>
        {isDropping ? (
          <p className="absolute inset-0 z-10 flex items-center justify-center rounded-12 border-2 border-dashed border-brand bg-surface/90 text-14 font-medium text-brand-text">
            {t.dropHere}
          </p>
        ) : null}
      </div>
    </div>
  )
}

function ModeTabs({ id, isNote }: { id: string; isNote: boolean }) {
  const t = useStrings(strings)
  const { isUnsaved } = useDraft(id)
  const isOffline = useLive((state) => state.connection.is === 'offline')
  const tab = (mode: 'reply' | 'note', label: ReactNode) => ({
    id: mode,
    label,
    panelId: 'composer-panel',
    className: classNames(
      'h-9',
      isNote && (mode === 'note' ? 'text-note! after:bg-note!' : 'text-note!'),
    ),
  })
  return (
    <div
      className={classNames(
        'flex items-center gap-3 border-b px-3',
        isNote ? 'border-note-line' : 'border-line',
      )}
    >
      <TabStrip
        label={t.composer}
        tabs={[
          tab('reply', t.replyMode),
          tab(
            'note',
            <>
              <Lock size={13} aria-hidden />
              {t.noteMode}
            </>,
          ),
        ]}
        value={isNote ? 'note' : 'reply'}
        onChange={(mode) => {
          turnDraft(id, mode)
        }}
      />
      <span className="min-w-0 flex-1 truncate text-right text-12 text-3">
        {isUnsaved && isOffline ? t.draftNotSaved : null}
      </span>
    </div>
  )
}

type ComposerState = ReturnType<typeof useComposer>

/** Offered while the caret stands behind a slash. */
function QuickReplies({ thread, composer }: { thread: Thread; composer: ComposerState }) {
  const isAsked = useSlash(({ slash }) => slash !== null)
  if (!isAsked) return null
  return <QuickReplyPanel thread={thread} voice={composer.voice} text={composer.text} />
}

function Field({
  composer,
  add,
}: {
  composer: ComposerState
  add: (files: readonly File[]) => void
}) {
  const t = useStrings(strings)
  const field = useRef<HTMLTextAreaElement>(null)
  const isNote = composer.mode === 'note'
  useLayoutEffect(() => {
    const area = field.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${Math.min(area.scrollHeight, heightMax)}px`
    noticeSlash(area)
  }, [composer.text, composer.mode])
  const choice = useSlash(({ activeId }) => activeId)
  return (
    <textarea
      id={composerId}
      ref={field}
      rows={2}
      dir="auto"
      value={composer.text}
      aria-label={isNote ? t.noteMode : t.replyMode}
      placeholder={isNote ? t.notePlaceholder : t.replyPlaceholder}
      aria-invalid={composer.over > 0}
      aria-keyshortcuts={isNote ? 'N' : 'R'}
      onChange={(event) => composer.write(event.target.value)}
      aria-autocomplete="list"
      {...(choice === null ? {} : { 'aria-controls': listId, 'aria-activedescendant': choice })}
      onKeyDown={composer.onKeyDown}
      onSelect={(event) => noticeSlash(event.currentTarget)}
      onBlur={() => {
        composer.stopTyping()
        forgetSlash()
      }}
      onPaste={(event) => {
        // Tables copied from a sheet come as text and as a picture: the text is what is meant.
        const { files, types } = event.clipboardData
        if (files.length === 0 || types.includes('text/plain')) return
        event.preventDefault()
        add([...files])
      }}
      className={classNames(
        'block max-h-[40vh] w-full resize-none bg-transparent px-3 pt-2.5 pb-1 text-14 outline-hidden',
        isNote ? 'text-note placeholder:text-note placeholder:opacity-75' : 'text-1',
      )}
    />
  )
}

function Problem({ problem, over }: { problem: AttachProblem | null; over: number }) {
  const t = useStrings(strings)
  const megabytes = fileBytesMax / 1_048_576
  const said =
    over > 0
      ? t.tooLong(over)
      : problem?.is === 'too_many'
        ? t.tooManyFiles(filesPerMessageMax)
        : problem?.is === 'too_large'
          ? t.fileTooLarge(problem.name, megabytes)
          : null
  return (
    <p role="alert" className="num px-3 text-12 text-bad empty:hidden">
      {said}
    </p>
  )
}

function Tools({
  id,
  composer,
  add,
}: {
  id: string
  composer: ComposerState
  add: (files: readonly File[]) => void
}) {
  const t = useStrings(strings)
  const chooser = useRef<HTMLInputElement>(null)
  const isNote = composer.mode === 'note'
  const left = messageCharactersMax - composer.text.length
  const tool = isNote ? 'text-note!' : ''
  return (
    <div className="flex items-center gap-0.5 px-1.5 pt-1 pb-2">
      <EmojiButton id={id} className={tool} />
      <QuickReplyButton className={tool} />
      <IconButton label={t.attach} className={tool} onPress={() => chooser.current?.click()}>
        <Paperclip aria-hidden />
      </IconButton>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-hidden
        tabIndex={-1}
        onChange={(event) => {
          add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <span className="num min-w-0 flex-1 truncate px-2 text-right text-12 text-3">
        {left >= 0 && left < charactersLeftShown ? t.charactersLeft(left) : null}
      </span>
      <SendButton composer={composer} />
    </div>
  )
}

/** Says what pressing it does, in the colour of the voice; the arrow offers to resolve with it. */
function SendButton({ composer }: { composer: ComposerState }) {
  const t = useStrings(strings)
  const isNote = composer.mode === 'note'
  const look = isNote
    ? 'bg-note text-note-tint hover:opacity-90'
    : 'bg-brand text-on-brand hover:bg-brand-hover'
  const disabled = !composer.canSend
  return (
    <span className={classNames('mr-0.5 flex h-control shrink-0', disabled && 'opacity-60')}>
      <button
        type="button"
        aria-disabled={disabled}
        onClick={() => composer.send()}
        className={classNames(
          'inline-flex h-full items-center gap-2 rounded-l-8 pr-2.5 pl-3.5 text-13 font-semibold',
          look,
        )}
      >
        {isNote ? t.addNote : t.send}
        <span aria-hidden className="max-sm:hidden">
          <Kbd keys={composer.sendKey === 'enter' ? ['Enter'] : ['mod', 'Enter']} tone="inverse" />
        </span>
      </button>
      <LazyMenu
        label={t.sendOptions}
        isDisabled={disabled}
        className={classNames(
          'inline-flex h-full w-8 items-center justify-center rounded-r-8 border-l border-current/25',
          look,
        )}
        menu={SendMenu}
        extra={{
          isNote,
          sendAndResolve: () => composer.send({ andResolve: true }),
          hasShortcut: composer.sendKey === 'enter',
        }}
      >
        <ChevronDown size={16} aria-hidden />
      </LazyMenu>
    </span>
  )
}
