import { create } from 'zustand'
import { findSlash, type Slash } from './rules/find-slash.ts'

/** What is asked for after a slash in the composer, if anything. */
type State = {
  slash: Slash | null
  /** Where Escape has closed it: it stays closed while the caret stands behind that slash. */
  closedAt: number | null
  /** The element of the choice the arrow keys have reached, for screen readers. */
  activeId: string | null
}

export const listId = 'quick-reply-list'

export const useSlash = create<State>(() => ({ slash: null, closedAt: null, activeId: null }))

/** Looks where the caret stands, after each key and each click. */
export function noticeSlash(field: HTMLTextAreaElement): void {
  const { value, selectionStart, selectionEnd } = field
  const isHere = document.activeElement === field && selectionStart === selectionEnd
  const slash = isHere ? findSlash(value, selectionStart) : null
  const before = useSlash.getState()
  if (slash === null) {
    if (before.slash || before.closedAt !== null) forgetSlash()
    return
  }
  if (slash.start === before.closedAt) return
  useSlash.setState({ slash, closedAt: null })
}

export function closeSlash(): void {
  const { slash } = useSlash.getState()
  useSlash.setState({ slash: null, closedAt: slash?.start ?? null })
}

export function forgetSlash(): void {
  useSlash.setState({ slash: null, closedAt: null })
}

type Keys = (key: string) => boolean
let keys: Keys | null = null

/** The open list takes these keys before the composer does. */
export function takeKeys(handle: Keys): () => void {
  keys = handle
  return () => {
    if (keys === handle) keys = null
  }
}

/** True when the list has taken the key. */
export function slashKey(key: string): boolean {
  return useSlash.getState().slash !== null && keys !== null && keys(key)
}
