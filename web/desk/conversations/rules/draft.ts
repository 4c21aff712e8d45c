/** What an agent is writing in one conversation: a reply and a note side by side, one of them in front. */
export type DraftMode = 'reply' | 'note'
export type Draft = {
  mode: DraftMode
  reply: string
  note: string
  /** Written here and not kept by the server yet. */
  isUnsaved: boolean
}

/** One voice of one conversation, as a key: what is attached to a note never goes out with a reply. */
export function voiceOf(conversationId: string, mode: DraftMode): string {
  return `${conversationId} ${mode}`
}

export type KeptDraft = { mode: DraftMode; text: string } | null

export const emptyDraft: Draft = { mode: 'reply', reply: '', note: '', isUnsaved: false }

export function typed(draft: Draft, text: string): Draft {
  return draft[draft.mode] === text ? draft : { ...draft, [draft.mode]: text, isUnsaved: true }
}

/** Turning to the other voice changes nothing that is written in either. */
export function turned(draft: Draft, mode: DraftMode): Draft {
  return draft.mode === mode ? draft : { ...draft, mode }
}

/**
 * What to show when the server tells its draft: another device's words, unless something was typed
 * here that the server has not got yet. That is newer, and never overwritten.
 */
export function restored(draft: Draft, kept: KeptDraft): Draft {
  if (draft.isUnsaved) return draft
  if (!kept) return draft[draft.mode] === '' ? draft : { ...draft, [draft.mode]: '' }
  return { ...draft, mode: kept.mode, [kept.mode]: kept.text }
}

/** Whether this browser has to hold it: the server has not got it yet, or would keep one voice of two. */
export function isKeptHere({ isUnsaved, reply, note }: Draft): boolean {
  return isUnsaved || (reply.trim() !== '' && note.trim() !== '')
}

/** What the server is to keep: what is in front, or what is left when that is empty. */
export function toKeep(draft: Draft): { mode: DraftMode; text: string } {
  const other = draft.mode === 'reply' ? 'note' : 'reply'
  const mode = draft[draft.mode].trim() === '' && draft[other].trim() !== '' ? other : draft.mode
  return { mode, text: draft[mode].trim() === '' ? '' : draft[mode] }
}
