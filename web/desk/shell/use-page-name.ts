import { useEffect } from 'react'
import { useShellState } from './shell-state.ts'

/** The tab bears this name while the page is there. */
export function usePageName(name: string): void {
  useEffect(() => {
    useShellState.setState({ pageName: name })
    return () => useShellState.setState({ pageName: null })
  }, [name])
}
