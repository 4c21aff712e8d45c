import { Monitor, Moon, Sun } from 'lucide-react'
import type { Preferences } from '@yingsheng/contracts/agents'
import { Card } from '@yingsheng/ui/card'
import { choiceStrings } from '@yingsheng/ui/choice-strings'
import { SegmentedControl } from '@yingsheng/ui/radio-group'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings } from './strings.ts'
import { prefer } from './prefer.ts'

export function AppearanceCard({ preferences }: { preferences: Preferences }) {
  const t = useStrings(strings)
  const { languages } = useStrings(choiceStrings)
  return (
    <Card id="setting-appearance" title={t.appearance} description={t.appearanceText}>
      <div className="flex flex-wrap gap-x-8 gap-y-4">
        <SegmentedControl<Preferences['language']>
          label={t.language}
          options={[
            { id: 'zh-CN', label: languages['zh-CN'] },
            { id: 'en', label: languages.en },
          ]}
          value={preferences.language}
          onChange={(language) => prefer({ language })}
        />
        <SegmentedControl<Preferences['theme']>
          label={t.theme}
          options={[
            { id: 'light', label: t.themes.light, icon: <Sun aria-hidden /> },
            { id: 'dark', label: t.themes.dark, icon: <Moon aria-hidden /> },
            { id: 'system', label: t.themes.system, icon: <Monitor aria-hidden /> },
          ]}
          value={preferences.theme}
          onChange={(theme) => prefer({ theme })}
        />
        <SegmentedControl<Preferences['density']>
          label={t.density}
          options={[
            { id: 'comfortable', label: t.densities.comfortable },
            { id: 'compact', label: t.densities.compact },
          ]}
          value={preferences.density}
          onChange={(density) => prefer({ density })}
        />
      </div>
    </Card>
  )
}
