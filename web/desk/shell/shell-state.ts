import { create } from 'zustand'

type ShellState = {
  /** What lies over the page; one at a time. */
  overlay: 'palette' | 'shortcuts' | null
}

export const useShellState = create<ShellState>(() => ({ overlay: null }))

export function showOverlay(overlay: ShellState['overlay']): void {
  useShellState.setState({ overlay })
}
