/** Lines that came back: refused for good, or taken back by the agent before they had gone out. */
import type { Failure, Unsent } from '@yingsheng/sync'
import { create } from 'zustand'
import { live } from '../../live/live.ts'
import { draftOf, turnDraft, writeDraft } from '../drafts.ts'
import { attach } from './attachments.ts'
import { focusComposer } from './focus-composer.ts'

type Returned = { failures: ReadonlyMap<string, Failure> }

/** Why the text in a conversation's composer was not accepted. */
export const useReturned = create<Returned>(() => ({ failures: new Map() }))

export function useReturnedFailure(id: string): Failure | null {
  return useReturned((state) => state.failures.get(id) ?? null)
}

export function forgetFailure(id: string): void {
  if (!useReturned.getState().failures.has(id)) return
  const failures = new Map(useReturned.getState().failures)
  failures.delete(id)
  useReturned.setState({ failures })
}

/** Puts text and files back where one writes, in front of what is there, with the reason if there is one. */
export async function returnToComposer({ clientId, saying, files, state }: Unsent): Promise<void> {
  if (saying.type !== 'reply') return
  const id = saying.conversationId
  await live().drop(clientId)
  turnDraft(id, saying.audience === 'agents' ? 'note' : 'reply')
  const draft = draftOf(id)
  const written = draft[draft.mode]
  writeDraft(id, written ? `${saying.text}\n${written}` : saying.text)
  attach(
    id,
    files.map(({ blob, name, mediaType }) => new File([blob], name, { type: mediaType })),
  )
  if (state.is === 'failed') {
    useReturned.setState(({ failures }) => ({ failures: new Map(failures).set(id, state.failure) }))
  }
  focusComposer(id)
}
