import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useLanguage } from '../use-strings.ts'
import { ToastRegion } from './toast.tsx'

/** Around the whole application: gives React Aria our language, and the page its toasts. */
export function UiProvider({ children }: { children: ReactNode }) {
  const language = useLanguage()
  return (
    <I18nProvider locale={language === 'en' ? 'en-US' : 'zh-CN'}>
      {children}
      <ToastRegion />
    </I18nProvider>
  )
}
