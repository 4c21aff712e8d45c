import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { messageCharactersMax } from '@yingsheng/contracts/limits'
import { isComposing } from '@yingsheng/ui/use-composition'
import { openVariables, writtenVariable } from '@yingsheng/contracts/variables'
import { useLanguage } from '@yingsheng/ui/use-strings'
import { useLive } from '../../live/live.ts'
import { useMe } from '../../queries.ts'
import { slashKey } from '../../replies/slash-state.ts'
import type { SaidEvent } from '../conversation-event.ts'
import { useDraft, writeDraft } from '../drafts.ts'
import { composerKey } from '../rules/composer-key.ts'
import { voiceOf } from '../rules/draft.ts'
import { lastSequence, type Thread } from '../rules/fold-thread.ts'
import { repliesSince } from '../rules/timeline-items.ts'
import { useFilesOf } from './attachments.ts'
import { begunAt } from './begun-at.ts'
import { returnToComposer } from './returned.ts'
import { resolveAfter, sendLine } from './send-line.ts'
import { useTypingSignal } from './use-typing-signal.ts'

type Sending = { andResolve?: boolean; wordingAcknowledged?: boolean }

/** What is written, and everything that happens between a key and a line that is sent. */
export function useComposer(thread: Thread) {
  const { id, status } = thread.conversation
  const { preferences } = useMe()
  const draft = useDraft(id)
  const { mode } = draft
  const voice = voiceOf(id, mode)
  const files = useFilesOf(voice)
  const signal = useTypingSignal(id, mode)
  const text = draft[mode]
  const isClosed = mode === 'reply' && status === 'resolved'
  const over = text.length - messageCharactersMax
  const open = useOpenVariables(mode === 'reply' ? text : '')
  const hasSomething = text.trim() !== '' || files.length > 0
  const canSend = !isClosed && over <= 0 && hasSomething && open.length === 0
  const collision = useCollision(thread, draft.reply, (sending) => {
    if (canSend) deliver(sending)
  })
  useReturning(id, text === '' && files.length === 0)

  function write(next: string) {
    writeDraft(id, next)
    if (next !== '') signal.typing()
    else signal.stopped()
  }

  function send(sending: Sending = {}) {
    if (!canSend) return
    if (mode === 'note' || collision.isClear(sending)) deliver(sending)
  }

  function deliver({ andResolve = false, wordingAcknowledged = false }: Sending) {
    signal.stopped()
    const clientId = sendLine({ conversationId: id, mode, text, wordingAcknowledged })
    if (andResolve) resolveAfter(id, clientId)
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const isPlain = !isComposing(event) && !event.shiftKey && !event.ctrlKey && !event.metaKey
    if (isPlain && slashKey(event.key)) return event.preventDefault()
    const wish = isComposing(event) ? null : composerKey(event, preferences.sendKey)
    if (wish === 'leave') event.currentTarget.blur()
    if (wish !== 'send' && wish !== 'send-and-resolve') return
    event.preventDefault()
    send({ andResolve: wish === 'send-and-resolve' })
  }

  const { sendKey } = preferences
  const written = { mode, voice, text, files, over, open, isClosed, canSend, sendKey }
  return {
    ...written,
    write,
    send,
    onKeyDown,
    stopTyping: signal.stopped,
    // It speaks of the reply; a note meets nobody else's.
    collision: mode === 'reply' ? collision.asked : null,
  }
}

/** Variables that nobody has filled in yet, as they are written: with them nothing is sent. */
function useOpenVariables(text: string): string[] {
  const language = useLanguage()
  return openVariables(text).map((name) => writtenVariable(name, language))
}

type Collision = { replies: SaidEvent[]; sending: Sending }

/** Before a reply goes out: if a colleague has answered since it was begun, that is shown first, once. */
function useCollision(thread: Thread, reply: string, deliver: (sending: Sending) => void) {
  const { id } = thread.conversation
  const { agent } = useMe()
  const [found, setFound] = useState<Collision | null>(null)
  const sequence = lastSequence(thread.timeline)
  useBegun(id, reply, sequence)
  return {
    isClear: (sending: Sending) => {
      const began = begunAt.get(id) ?? sequence
      const replies = repliesSince(thread.timeline, { sequence: began, myId: agent.id })
      setFound(replies.length > 0 ? { replies, sending } : null)
      return replies.length === 0
    },
    asked: found && {
      replies: found.replies,
      sendAnyway: () => {
        setFound(null)
        deliver(found.sending)
      },
      goOn: () => {
        // Seen now: only what comes after this asks again.
        begunAt.set(id, sequence)
        setFound(null)
      },
    },
  }
}

function useBegun(id: string, reply: string, sequence: number): void {
  const isWriting = reply.trim() !== ''
  useEffect(() => {
    if (!isWriting) begunAt.delete(id)
    else if (!begunAt.has(id)) begunAt.set(id, sequence)
    // Only the first key counts, not where the conversation stands at later ones.
    // oxlint-disable-next-line exhaustive-deps
  }, [id, isWriting])
}

/** A line that was refused for good comes back to be mended, if nothing else is being written. */
function useReturning(id: string, isFree: boolean): void {
  const failed = useLive((state) =>
    state.unsent.find((line) => line.lane === id && line.state.is === 'failed'),
  )
  const returning = useRef<string | null>(null)
  useEffect(() => {
    if (!failed || !isFree || returning.current === failed.clientId) return
    returning.current = failed.clientId
    void returnToComposer(failed)
  }, [failed, isFree])
}
