import { useSyncExternalStore } from 'react'

/**
 * What stands behind `#` in the address of this page: a link's token or the set-up code. It is taken
 * out of the address bar and the history as soon as it is read, and kept in memory only.
 */
export function useHashSecret(): string | null {
  return useSyncExternalStore(subscribe, () => secrets.get(location.pathname) ?? null)
}

/** By page, so that the token of one link never serves another. */
const secrets = new Map<string, string>()

function subscribe(changed: () => void): () => void {
  const takeAndTell = () => {
    if (take()) changed()
  }
  // Someone may paste a second link of the same kind into the same window.
  addEventListener('hashchange', takeAndTell)
  takeAndTell()
  return () => removeEventListener('hashchange', takeAndTell)
}

function take(): boolean {
  const secret = location.hash.slice(1)
  if (secret === '') return false
  secrets.set(location.pathname, secret)
  history.replaceState(history.state, '', location.pathname + location.search)
  return true
}

// At once, before anything is drawn: this file is loaded with its page.
take()
