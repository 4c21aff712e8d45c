import type { Preferences } from '@yingsheng/contracts/agents'
import { Card } from '@yingsheng/ui/card'
import { RadioGroup } from '@yingsheng/ui/radio-group'
import { Switch } from '@yingsheng/ui/switch'
import { useStrings } from '@yingsheng/ui/use-strings'
import { prefer } from './prefer.ts'
import { strings } from './strings.ts'

export function TypingCard({ preferences }: { preferences: Preferences }) {
  const t = useStrings(strings)
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
  return (
    <Card id="setting-typing" title={t.typing}>
      <div className="flex flex-col gap-4">
        <RadioGroup<Preferences['sendKey']>
          label={t.sendKey}
          options={[
            { id: 'enter', label: t.sendEnter, note: t.sendEnterNote },
            { id: 'mod-enter', label: isMac ? t.sendModMac : t.sendMod, note: t.sendModNote },
          ]}
          value={preferences.sendKey}
          onChange={(sendKey) => prefer({ sendKey })}
        />
        <Switch
          description={t.shortcutsNote}
          isSelected={preferences.hasShortcuts}
          onChange={(hasShortcuts) => prefer({ hasShortcuts })}
        >
          {t.shortcuts}
        </Switch>
      </div>
    </Card>
  )
}
