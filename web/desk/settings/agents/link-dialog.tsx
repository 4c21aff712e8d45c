import type { Agent } from '@yingsheng/contracts/agents'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { CopyField } from '@yingsheng/ui/copy-field'
import { Dialog } from '@yingsheng/ui/dialog'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { strings } from './strings.ts'

export type ShownLink = {
  purpose: 'renewal' | 'reset'
  agent: Agent
  url: string
  expiresAt: string
}

/** A link that is shown this once. It closes by its buttons only, so that no stray click loses it. */
export function LinkDialog({ shown, onClose }: { shown: ShownLink; onClose: () => void }) {
  const t = useStrings(strings)
  const { name } = shown.agent
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={shown.purpose === 'reset' ? t.linkResetTitle(name) : t.linkInvitationTitle(name)}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t.done}
        </Button>
      }
    >
      <LinkToSend url={shown.url} expiresAt={shown.expiresAt} />
      {shown.purpose === 'renewal' ? <p className="pt-3 text-13 text-3">{t.linkRenewed}</p> : null}
    </Dialog>
  )
}

export function LinkToSend({ url, expiresAt }: { url: string; expiresAt: string }) {
  const t = useStrings(strings)
  const language = useLanguage()
  const time = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(expiresAt))
  return (
    <div className="flex flex-col gap-3">
      <Banner tone="info">{t.linkText}</Banner>
      <CopyField label={t.link} value={url} description={t.linkUntil(time)} />
    </div>
  )
}
