import { useStrings } from '@yingsheng/ui/use-strings'
import { nameBrowser } from './name-browser.ts'
import { strings } from './strings.ts'

/** What to call the browser with this User-Agent header. */
export function useBrowserName(userAgent: string): { name: string; isPhone: boolean } {
  const t = useStrings(strings)
  const { browser, system, isPhone } = nameBrowser(userAgent)
  const name = browser && system ? t.on(browser, system) : (browser ?? system ?? t.unknownBrowser)
  return { name, isPhone }
}
