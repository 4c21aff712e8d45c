/** Lines that came back: refused for good, or taken back by the agent before they had gone out. */
import type { Failure, Unsent } from '@yingsheng/sync'
import { create } from 'zustand'
import { live } from '../../live/live.ts'
import { draftOf, turnDraft, writeDraft } from '../drafts.ts'
import { voiceOf } from '../rules/draft.ts'
import { heldMessage } from '../thread-queries.ts'
import { answer } from './answering.ts'
import { attach } from './attachments.ts'
import { focusComposer } from './focus-composer.ts'

type Returned = { failures: ReadonlyMap<string, Failure> }

/** Why what is written in a voice (`voiceOf`) was not accepted. */
export const useReturned = create<Returned>(() => ({ failures: new Map() }))

export function useReturnedFailure(voice: string): Failure | null {
  return useReturned((state) => state.failures.get(voice) ?? null)
}

export function forgetFailure(voice: string): void {
  if (!useReturned.getState().failures.has(voice)) return
  const failures = new Map(useReturned.getState().failures)
  failures.delete(voice)
  useReturned.setState({ failures })
}

/** Puts text and files back where one writes, in front of what is there, with the reason if there is one. */
export async function returnToComposer({ clientId, saying, files, state }: Unsent): Promise<void> {
  if (saying.type !== 'reply') return
  const id = saying.conversationId
  const mode = saying.audience === 'agents' ? 'note' : 'reply'
  const voice = voiceOf(id, mode)
  turnDraft(id, mode)
  const written = draftOf(id)[mode]
  writeDraft(id, written ? `${saying.text}\n${written}` : saying.text)
  attach(
    voice,
    files.map(({ blob, name, mediaType }) => new File([blob], name, { type: mediaType })),
  )
  const quoted = saying.quotes === undefined ? undefined : heldMessage(id, saying.quotes)
  if (quoted) answer(voice, quoted)
  if (state.is === 'failed') {
    const { failure } = state
    useReturned.setState(({ failures }) => ({ failures: new Map(failures).set(voice, failure) }))
  }
  focusComposer(id)
  // Last, so that a page that dies in between has it twice rather than not at all.
  await live().drop(clientId)
}
