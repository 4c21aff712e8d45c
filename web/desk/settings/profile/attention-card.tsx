import { useState } from 'react'
import type { Preferences } from '@yingsheng/contracts/agents'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { Switch } from '@yingsheng/ui/switch'
import { useStrings } from '@yingsheng/ui/use-strings'
import { askForNotifications, notificationPermission, playSound } from '../../notify.ts'
import { prefer } from './prefer.ts'
import { PushSection } from './push-section.tsx'
import { strings } from './strings.ts'

export function AttentionCard({ preferences }: { preferences: Preferences }) {
  const t = useStrings(strings)
  return (
    <Card id="setting-attention" title={t.attention}>
      <div className="flex flex-col gap-3">
        <Switch
          description={t.soundNote}
          isSelected={preferences.hasSound}
          onChange={(hasSound) => {
            if (hasSound) playSound()
            prefer({ hasSound })
          }}
        >
          {t.sound}
        </Switch>
        <DesktopNotifications isWanted={preferences.hasDesktopNotifications} />
        <PushSection />
      </div>
    </Card>
  )
}

/** The wish belongs to the profile, the permission to this browser: both are needed, both are said. */
function DesktopNotifications({ isWanted }: { isWanted: boolean }) {
  const t = useStrings(strings)
  const [permission, setPermission] = useState(notificationPermission)

  async function ask() {
    const answer = await askForNotifications()
    setPermission(answer)
    return answer
  }
  async function want(isSelected: boolean) {
    if (!isSelected) return prefer({ hasDesktopNotifications: false })
    const isAllowed = (permission === 'default' ? await ask() : permission) === 'granted'
    if (isAllowed) prefer({ hasDesktopNotifications: true })
  }

  return (
    <>
      <Switch
        description={t.desktopNote}
        isSelected={isWanted}
        isDisabled={permission === 'unsupported'}
        onChange={(isSelected) => void want(isSelected)}
      >
        {t.desktop}
      </Switch>
      {permission === 'unsupported' ? <p className="text-12 text-3">{t.unsupported}</p> : null}
      {permission === 'denied' ? <Banner tone="info">{t.denied}</Banner> : null}
      {permission === 'default' && isWanted ? (
        <Banner
          tone="info"
          action={
            <Button size="sm" onPress={() => void ask()}>
              {t.allowHere}
            </Button>
          }
        >
          {t.notYetHere}
        </Banner>
      ) : null}
    </>
  )
}
