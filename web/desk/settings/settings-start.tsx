import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useStrings } from '@yingsheng/ui/use-strings'
import { usePageName } from '../shell/use-page-name.ts'
import { SettingsNav } from './settings-nav.tsx'
import { strings } from './strings.ts'

/** On a phone the list of pages; with more room it leads to the first of them. */
export function SettingsStart() {
  const t = useStrings(strings)
  const router = useRouter()
  usePageName(t.settings)
  useEffect(() => {
    const hasRoom = matchMedia('(min-width: 64rem)')
    const lead = () => {
      if (hasRoom.matches) router.history.replace('/desk/settings/profile')
    }
    lead()
    hasRoom.addEventListener('change', lead)
    return () => hasRoom.removeEventListener('change', lead)
  }, [router])
  return (
    <div className="h-full min-h-0 flex-1 overflow-y-auto bg-canvas lg:invisible">
      <h1 className="px-5 pt-5 text-22 font-semibold text-1">{t.settings}</h1>
      <SettingsNav />
    </div>
  )
}
