import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'

const lookedForMilliseconds = 5_000
const controls = 'input:not([type=hidden]), textarea, select, button, a[href]'

/** Goes to the setting that the address names (`#setting-zone`), as soon as the page has it. */
export function useSoughtSetting(): void {
  const hash = useRouterState({ select: ({ location }) => location.hash })
  useEffect(() => {
    if (!hash.startsWith('setting-') || goTo(hash)) return
    const observer = new MutationObserver(() => goTo(hash) && observer.disconnect())
    observer.observe(document.body, { childList: true, subtree: true })
    const timer = setTimeout(() => observer.disconnect(), lookedForMilliseconds)
    return () => {
      observer.disconnect()
      clearTimeout(timer)
    }
  }, [hash])
}

function goTo(id: string): boolean {
  const setting = document.getElementById(id)
  if (!setting) return false
  setting.scrollIntoView({ block: 'start' })
  const control = setting.matches(controls) ? setting : setting.querySelector(controls)
  ;(control as HTMLElement | null)?.focus({ preventScroll: true })
  setting.animate([{ outline: '2px solid var(--ring)' }, { outline: '2px solid transparent' }], {
    duration: 1_600,
  })
  return true
}
