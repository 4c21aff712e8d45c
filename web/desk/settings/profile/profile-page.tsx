import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../../queries.ts'
import { SettingsFrame } from '../settings-frame.tsx'
import { AppearanceCard } from './appearance-card.tsx'
import { AttentionCard } from './attention-card.tsx'
import { NamesCard } from './names-card.tsx'
import { strings } from './strings.ts'
import { TypingCard } from './typing-card.tsx'

export function ProfilePage() {
  const t = useStrings(strings)
  const me = useMe()
  return (
    <SettingsFrame title={t.title}>
      <NamesCard me={me} />
      <AppearanceCard preferences={me.preferences} />
      <TypingCard preferences={me.preferences} />
      <AttentionCard preferences={me.preferences} />
    </SettingsFrame>
  )
}
