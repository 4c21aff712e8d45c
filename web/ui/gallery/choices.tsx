import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from '../components/checkbox.tsx'
import { RadioGroup, SegmentedControl } from '../components/radio-group.tsx'
import { Switch } from '../components/switch.tsx'
import { useStrings } from '../use-strings.ts'
import { strings } from './strings.ts'

export function Choices() {
  const t = useStrings(strings)
  const [theme, setTheme] = useState('system')
  const [role, setRole] = useState('agent')
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="flex flex-col gap-1">
          <Switch defaultSelected description={t.soundNote}>
            {t.sound}
          </Switch>
          <Switch>{t.sound}</Switch>
          <Switch isDisabled>{t.sound}</Switch>
          <Switch isDisabled defaultSelected>
            {t.sound}
          </Switch>
        </div>
        <div className="flex flex-col gap-2">
          <Checkbox defaultSelected description={t.nameNote}>
            {t.agree}
          </Checkbox>
          <Checkbox>{t.agree}</Checkbox>
          <Checkbox isIndeterminate>{t.some}</Checkbox>
          <Checkbox isInvalid>{t.agree}</Checkbox>
          <Checkbox isDisabled defaultSelected>
            {t.agree}
          </Checkbox>
        </div>
      </div>
      <RadioGroup
        label={t.role}
        value={role}
        onChange={setRole}
        options={[
          { id: 'agent', label: t.agent, note: t.agentNote },
          { id: 'supervisor', label: t.supervisor, note: t.supervisorNote },
          { id: 'administrator', label: t.administrator, isDisabled: true },
        ]}
      />
      <SegmentedControl
        label={t.theme}
        value={theme}
        onChange={setTheme}
        options={[
          { id: 'light', label: t.light, icon: <Sun aria-hidden /> },
          { id: 'dark', label: t.dark, icon: <Moon aria-hidden /> },
          { id: 'system', label: t.system, icon: <Monitor aria-hidden /> },
        ]}
      />
    </>
  )
}
