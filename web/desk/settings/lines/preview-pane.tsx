import { Eye } from 'lucide-react'
import { useState } from 'react'
import type { WidgetSettings } from '@yingsheng/contracts/business'
import type { Language } from '@yingsheng/contracts/text'
import { Button } from '@yingsheng/ui/button'
import { Drawer } from '@yingsheng/ui/dialog'
import { SegmentedControl } from '@yingsheng/ui/radio-group'
import { useShownTheme } from '@yingsheng/ui/theme'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { strings } from './strings.ts'
import { WidgetPreview, type PreviewScreen } from './widget-preview.tsx'

type PreviewPaneProps = { brandName: string; settings: WidgetSettings; isDirty: boolean }

/** Beside the form where there is room; behind a button where there is not. */
export function PreviewPane(props: PreviewPaneProps) {
  const t = useStrings(strings)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <aside aria-label={t.preview} className="sticky top-0 hidden xl:block">
        <Preview {...props} />
      </aside>
      <div className="sticky bottom-0 order-first flex justify-end xl:hidden">
        <Button icon={<Eye aria-hidden />} onPress={() => setIsOpen(true)}>
          {t.showPreview}
        </Button>
        <Drawer isOpen={isOpen} onOpenChange={setIsOpen} title={t.preview}>
          <Preview {...props} />
        </Drawer>
      </div>
    </>
  )
}

function Preview({ brandName, settings, isDirty }: PreviewPaneProps) {
  const t = useStrings(strings)
  const shownLanguage = useLanguage()
  const shownTheme = useShownTheme()
  const [screen, setScreen] = useState<PreviewScreen>('home')
  // Until chosen here, both follow the settings; what those leave open follows the desk.
  const [chosenLanguage, setLanguage] = useState<Language | null>(null)
  const [chosenTheme, setTheme] = useState<'light' | 'dark' | null>(null)
  const language =
    chosenLanguage ?? (settings.language === 'auto' ? shownLanguage : settings.language)
  const theme = chosenTheme ?? (settings.theme === 'system' ? shownTheme : settings.theme)
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <SegmentedControl<PreviewScreen>
          className="w-full"
          label={t.previewScreen}
          isLabelHidden
          options={[
            { id: 'home', label: t.previewScreens.home },
            { id: 'conversation', label: t.previewScreens.conversation },
            ...(settings.rating.isAsked
              ? [{ id: 'rating' as const, label: t.previewScreens.rating }]
              : []),
            { id: 'closed', label: t.previewScreens.closed },
          ]}
          value={screen}
          onChange={setScreen}
        />
        <SegmentedControl<Language>
          label={t.previewLanguage}
          isLabelHidden
          options={[
            { id: 'zh-CN', label: '中' },
            { id: 'en', label: 'EN' },
          ]}
          value={language}
          onChange={setLanguage}
        />
        <SegmentedControl<'light' | 'dark'>
          label={t.previewTheme}
          isLabelHidden
          options={[
            { id: 'light', label: t.themes.light },
            { id: 'dark', label: t.themes.dark },
          ]}
          value={theme}
          onChange={setTheme}
        />
      </div>
      <WidgetPreview
        label={t.previewOf(t.previewScreens[screen])}
        brandName={brandName}
        settings={settings}
        screen={screen}
        language={language}
        theme={theme}
      />
      <p className="min-h-4.5 text-12 text-3">{isDirty ? t.previewUnsaved : ''}</p>
    </div>
  )
}
