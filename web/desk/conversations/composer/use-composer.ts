import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { messageCharactersMax } from '@yingsheng/contracts/limits'
import { isComposing } from '@yingsheng/ui/use-composition'
import { useLive } from '../../live/live.ts'
import { useMe } from '../../queries.ts'
import type { SaidEvent } from '../conversation-event.ts'
import { useDraft, writeDraft } from '../drafts.ts'
import { lastSequence, type Thread } from '../rules/fold-thread.ts'
import { repliesSince } from '../rules/timeline-items.ts'
import { useFilesOf } from './attachments.ts'
import { returnToComposer } from './returned.ts'
import { resolveAfter, sendLine } from './send-line.ts'
import { useTypingSignal } from './use-typing-signal.ts'

type Sending = { andResolve?: boolean; isCollisionSeen?: boolean; wordingAcknowledged?: boolean }

/** Where each conversation stood when its reply was begun; remembered while one looks at another. */
const begunAt = new Map<string, number>()

/** What is written, and everything that happens between a key and a line that is sent. */
export function useComposer(thread: Thread) {
  const { id, status } = thread.conversation
  const { agent, preferences } = useMe()
  const draft = useDraft(id)
  const files = useFilesOf(id)
  const { mode } = draft
  const signal = useTypingSignal(id, mode)
  const text = draft[mode]
  const [collision, setCollision] = useState<{ replies: SaidEvent[]; sending: Sending } | null>(null)
  const isClosed = mode === 'reply' && status === 'resolved'
  const over = text.length - messageCharactersMax
  const canSend = !isClosed && over <= 0 && (text.trim() !== '' || files.length > 0)

  useBegun(id, draft.reply, lastSequence(thread.timeline))
  useReturning(id, text === '' && files.length === 0)

  function write(next: string) {
    writeDraft(id, next)
    if (next !== '') signal.typing()
    else signal.stopped()
  }

  function send(sending: Sending = {}) {
    if (!canSend) return
    const began = begunAt.get(id)
    if (mode === 'reply' && !sending.isCollisionSeen && began !== undefined) {
      const replies = repliesSince(thread.timeline, { sequence: began, myId: agent.id })
      if (replies.length > 0) return setCollision({ replies, sending })
    }
    setCollision(null)
    signal.stopped()
    begunAt.delete(id)
    const clientId = sendLine({ conversationId: id, mode, text, wordingAcknowledged: sending.wordingAcknowledged ?? false })
    if (sending.andResolve) resolveAfter(id, clientId)
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (isComposing(event)) return
    if (event.key === 'Escape') return event.currentTarget.blur()
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return
    const isModified = event.ctrlKey || event.metaKey
    if (preferences.sendKey === 'mod-enter' && !isModified) return
    event.preventDefault()
    send(isModified && preferences.sendKey === 'enter' ? { andResolve: true } : {})
  }

  return {
    mode,
    text,
    files,
    over,
    isClosed,
    canSend,
    write,
    send,
    onKeyDown,
    stopTyping: signal.stopped,
    collision: collision && {
      replies: collision.replies,
      sendAnyway: () => send({ ...collision.sending, isCollisionSeen: true }),
      goOn: () => {
        // Seen now: only what comes after this asks again.
        begunAt.set(id, lastSequence(thread.timeline))
        setCollision(null)
      },
    },
    sendKey: preferences.sendKey,
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
  const failed = useLive((state) => state.unsent.find((line) => line.lane === id && line.state.is === 'failed'))
  const returning = useRef<string | null>(null)
  useEffect(() => {
    if (!failed || !isFree || returning.current === failed.clientId) return
    returning.current = failed.clientId
    void returnToComposer(failed)
  }, [failed, isFree])
}
