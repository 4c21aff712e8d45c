import { useState } from 'react'
import { isSame, mergeChanges } from './merge-changes.ts'

/** What is being edited: `base` as it was when editing began, `draft` as it stands now. */
export type Draft<T> = {
  base: T
  draft: T
  isDirty: boolean
  change: (changes: Partial<T>) => void
  /** Back to what is saved; or on to something newer, giving up what was edited. */
  reset: (to?: T) => void
  /** Something newer came: what I changed stays, everything else becomes theirs. */
  rebase: (theirs: T) => void
}

/**
 * Edits a copy of what is saved. As long as nothing was edited it follows what is saved, so that a
 * colleague's change shows at once; afterwards it stays until it is saved, reset or rebased.
 */
export function useDraft<T extends object>(saved: T): Draft<T> {
  const [state, setState] = useState({ base: saved, draft: saved })
  const isDirty = !isSame(state.base, state.draft)
  if (!isDirty && !isSame(state.base, saved)) setState({ base: saved, draft: saved })
  return {
    ...state,
    isDirty,
    change: (changes) => setState(({ base, draft }) => ({ base, draft: { ...draft, ...changes } })),
    reset: (to) => setState(({ base }) => ({ base: to ?? base, draft: to ?? base })),
    rebase: (theirs) =>
      setState(({ base, draft }) => ({ base: theirs, draft: mergeChanges(base, draft, theirs) })),
  }
}
