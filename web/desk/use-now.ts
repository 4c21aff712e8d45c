import { useSyncExternalStore } from 'react'

/** One clock for all that counts seconds, running only while somebody looks at it. */
const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

/** Milliseconds since 1970, renewed each second. */
export function useSecond(): number {
  return useSyncExternalStore(subscribe, () => now)
}

/** The same, renewed each minute: for what says `5 分钟`. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, () => Math.floor(now / 60_000)) * 60_000
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
  now = Date.now()
  for (const listener of listeners) listener()
}
