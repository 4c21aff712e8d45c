import { create } from 'zustand'

type ShellState = {
  /** What lies over the page; one at a time. */
  overlay: 'palette' | 'shortcuts' | null
  /** What a page that is loaded by itself calls itself; null where the address says it. */
  pageName: string | null
}

export const useShellState = create<ShellState>(() => ({ overlay: null, pageName: null }))

export function showOverlay(overlay: ShellState['overlay']): void {
  useShellState.setState({ overlay })
}
