import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../../queries.ts'
import { SettingsFrame } from '../settings-frame.tsx'
import { PasswordCard } from './password-card.tsx'
import { SessionsCard } from './sessions-card.tsx'
import { strings } from './strings.ts'

export function SecurityPage() {
  const t = useStrings(strings)
  const { agent } = useMe()
  return (
    <SettingsFrame title={t.title}>
      <PasswordCard email={agent.email} />
      <SessionsCard />
    </SettingsFrame>
  )
}
