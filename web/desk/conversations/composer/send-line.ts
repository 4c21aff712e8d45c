import { live, useLive } from '../../live/live.ts'
import { resolve } from '../actions.ts'
import { saveDraftNow, writeDraft } from '../drafts.ts'
import { voiceOf, type DraftMode } from '../rules/draft.ts'
import { heldThread } from '../thread-queries.ts'
import { takeFiles } from './attachments.ts'
import { answer, quoteFor } from './answering.ts'
import { forgetFailure } from './returned.ts'

type Line = {
  conversationId: string
  mode: DraftMode
  text: string
  /** The agent has read the advice and says it all the same. */
  wordingAcknowledged: boolean
}

/** Hands a line to the outbox, which sends it once, and clears what was written. Answers its id. */
export function sendLine({ conversationId, mode, text, wordingAcknowledged }: Line): string {
  const audience = mode === 'note' ? 'agents' : 'everyone'
  const saying = {
    type: 'reply',
    conversationId,
    audience,
    text: text.trim(),
    wordingAcknowledged,
    ...quoteFor(voiceOf(conversationId, mode)),
  } as const
  const voice = voiceOf(conversationId, mode)
  const { clientId } = live().say(conversationId, saying, takeFiles(voice))
  forgetFailure(voice)
  answer(voice, null)
  writeDraft(conversationId, '')
  saveDraftNow(conversationId)
  return clientId
}

/** Resolves the conversation once the line has arrived; not at all if it is refused or taken back. */
export function resolveAfter(conversationId: string, clientId: string): void {
  const unsubscribe = useLive.subscribe(({ unsent }) => {
    const line = unsent.find((other) => other.clientId === clientId)
    if (line && line.state.is !== 'sent' && line.state.is !== 'failed') return
    unsubscribe()
    const hasArrived = line ? line.state.is === 'sent' : isInThread(conversationId, clientId)
    if (hasArrived) void resolve(conversationId)
  })
}

function isInThread(conversationId: string, clientId: string): boolean {
  const timeline = heldThread(conversationId)?.timeline ?? []
  return timeline.some(
    ({ data }) =>
      (data as { message?: { clientId: string } } | null)?.message?.clientId === clientId,
  )
}
