/** What an agent does to a message that was said; the event that follows shows it. */
import type { Message } from '@yingsheng/contracts/conversations'
import type { ReactionEmoji } from '@yingsheng/contracts/message-parts'
import { create } from 'zustand'
import { call } from '../../api.ts'
import { showRefusal } from '../../say-refusal.ts'
import { answer } from '../composer/answering.ts'
import { focusComposer } from '../composer/focus-composer.ts'
import { draftOf, turnDraft } from '../drafts.ts'
import { voiceOf } from '../rules/draft.ts'

type Editing = { clientId: string | null }
const useEditing = create<Editing>(() => ({ clientId: null }))

export function useIsEditing({ clientId }: Message): boolean {
  return useEditing((state) => state.clientId === clientId)
}

export function beginEditing({ clientId }: Message): void {
  useEditing.setState({ clientId })
}

export function endEditing(): void {
  useEditing.setState({ clientId: null })
}

/** Quotes it where one writes; what is said among agents is answered among agents. */
export function answerMessage(message: Message): void {
  const { conversationId: id, audience } = message
  if (audience === 'agents') turnDraft(id, 'note')
  answer(voiceOf(id, draftOf(id).mode), message)
  focusComposer(id)
}

export async function recall(message: Message): Promise<void> {
  await call('DELETE /api/conversations/:id/messages/:sequence', {
    params: placeOf(message),
  }).catch(showRefusal)
}

export async function react(message: Message, emoji: ReactionEmoji | null): Promise<void> {
  await call('PUT /api/conversations/:id/messages/:sequence/reaction', {
    params: placeOf(message),
    body: { emoji },
  }).catch(showRefusal)
}

/** Refuses like the server: the caller shows why, with the words still there. */
export async function edit(
  message: Message,
  body: { text: string; wordingAcknowledged: boolean },
): Promise<void> {
  await call('PATCH /api/conversations/:id/messages/:sequence', { params: placeOf(message), body })
}

export function placeOf({ conversationId, sequence }: Message) {
  return { id: conversationId, sequence }
}
