import { useEffect, useRef, useState } from 'react'
import { BrokenOff, readExport, type Received } from './read-export.ts'

export type Details = 'masked' | 'full'
/** Days as date fields have them, the last included. */
type Wanted = { from: string; until: string; details: Details }
type State =
  | { is: 'idle' }
  | ({ is: 'running' } & Received)
  | { is: 'done'; conversations: number }
  | { is: 'broken' }
  | { is: 'refused'; error: unknown }

/** One export at a time; it stops when the page is left. */
export function useExport() {
  const [state, setState] = useState<State>({ is: 'idle' })
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function start({ from, until, details }: Wanted) {
    const control = new AbortController()
    running.current = control
    setState({ is: 'running', conversations: 0, bytes: 0 })
    const query = new URLSearchParams({
      from: startOf(from).toISOString(),
      until: startOf(until, 1).toISOString(),
      details,
    })
    try {
      const { file, conversations } = await readExport(`/api/export/conversations?${query}`, {
        signal: control.signal,
        onProgress: (received) => setState({ is: 'running', ...received }),
      })
      if (conversations > 0) save(file, `conversations-${from}-${until}.jsonl`)
      setState({ is: 'done', conversations })
    } catch (error) {
      if (control.signal.aborted) setState({ is: 'idle' })
      else if (error instanceof BrokenOff) setState({ is: 'broken' })
      else setState({ is: 'refused', error })
    }
  }
  return { state, start, stop: () => running.current?.abort() }
}

/** When a day begins on this computer; `later` days on. */
function startOf(day: string, later = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later)
}

function save(file: Blob, name: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  // The browser has taken the address by then; revoked at once, some save nothing.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
