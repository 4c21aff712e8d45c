import { useSyncExternalStore } from 'react'

/** One clock for the page: for all that counts seconds or minutes, running only while somebody looks at it. */
const listeners = new Set<() => void>()
let now = wholeSecond()
let timer: ReturnType<typeof setInterval> | undefined

/** Milliseconds since 1970, renewed each second. */
export function useSecond(): number {
  return useSyncExternalStore(subscribe, look)
}

/** The same, renewed each minute: for what says `5 分钟`. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, () => Math.floor(look() / 60_000)) * 60_000
}

/** Standing still it is set right at each look, or the first one after a while would see an old time. */
function look(): number {
  if (timer === undefined) now = wholeSecond()
  return now
}

/** Whole, so that two looks in one drawing see the same. */
function wholeSecond(): number {
  return Math.floor(Date.now() / 1_000) * 1_000
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(tick, 1_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick(): void {
  if (document.visibilityState === 'hidden') return
  now = wholeSecond()
  for (const listener of listeners) listener()
}
