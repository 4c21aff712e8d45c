import { useMutation } from '@tanstack/react-query'
import { Ellipsis, KeyRound, Pencil, Power, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { Webhook } from '@yingsheng/contracts/integrations'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { Chip } from '@yingsheng/ui/chip'
import { IconButton } from '@yingsheng/ui/icon-button'
import { Menu, MenuItem, MenuTrigger } from '@yingsheng/ui/menu'
import { TimeAgo } from '@yingsheng/ui/time-ago'
import { showToast } from '@yingsheng/ui/toast'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { showRefusal } from '../../say-refusal.ts'
import { RemoveDialog, RotateDialog } from './grave-dialogs.tsx'
import { strings } from './strings.ts'
import { TestResult } from './test-result.tsx'
import { SecretDialog, WebhookDialog } from './webhook-dialog.tsx'
import { WebhookState } from './webhooks-page.tsx'
import { readDeliveriesAgain, readWebhooksAgain, takeWebhook } from './webhooks-query.ts'

type Opened = 'edit' | 'rotate' | 'remove' | null

export function EndpointCard({ webhook }: { webhook: Webhook }) {
  const t = useStrings(strings)
  const [opened, setOpened] = useState<Opened>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const params = { id: webhook.id }
  const test = useMutation({
    mutationFn: () => call('POST /api/webhooks/:id/test', { params }),
    onError: showRefusal,
    onSettled: () => void readDeliveriesAgain(webhook.id),
  })
  const switchTo = useMutation({
    mutationFn: (isEnabled: boolean) => {
      const body = { baseSequence: webhook.sequence, isEnabled }
      return call('PATCH /api/webhooks/:id', { params, body })
    },
    onSuccess: (saved) => {
      takeWebhook(saved)
      showToast({ text: saved.isEnabled ? t.enabledToast : t.pausedToast })
    },
    onError: (refusal) => {
      showRefusal(refusal)
      void readWebhooksAgain()
    },
  })
  const close = () => setOpened(null)
  return (
    <Card
      title={t.endpoint}
      action={
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            icon={<Send aria-hidden />}
            isPending={test.isPending}
            onPress={() => test.mutate()}
          >
            {t.test}
          </Button>
          <Button icon={<Pencil aria-hidden />} onPress={() => setOpened('edit')}>
            {t.edit}
          </Button>
          <MenuTrigger>
            <IconButton label={t.more}>
              <Ellipsis aria-hidden />
            </IconButton>
            <Menu
              aria-label={t.more}
              onAction={(action) =>
                action === 'switch'
                  ? switchTo.mutate(!webhook.isEnabled)
                  : setOpened(action as Opened)
              }
            >
              <MenuItem id="switch" icon={<Power aria-hidden />}>
                {webhook.isEnabled ? t.pause : t.enable}
              </MenuItem>
              <MenuItem id="rotate" icon={<KeyRound aria-hidden />}>
                {t.rotate}
              </MenuItem>
              <MenuItem id="remove" icon={<Trash2 aria-hidden />} tone="danger">
                {t.remove}
              </MenuItem>
            </Menu>
          </MenuTrigger>
        </div>
      }
    >
      <div className="flex flex-col gap-4">
        <Notices
          webhook={webhook}
          isPending={switchTo.isPending}
          onEnable={() => switchTo.mutate(true)}
        />
        <Facts webhook={webhook} />
        {test.isPending ? <p className="text-13 text-3">{t.testing}</p> : null}
        {test.data && !test.isPending ? <TestResult delivery={test.data} /> : null}
      </div>
      {opened === 'edit' ? <WebhookDialog webhook={webhook} onClose={close} /> : null}
      {opened === 'rotate' ? (
        <RotateDialog webhook={webhook} onClose={close} onRotated={setSecret} />
      ) : null}
      {opened === 'remove' ? <RemoveDialog webhook={webhook} onClose={close} /> : null}
      {secret === null ? null : <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </Card>
  )
}

function Facts({ webhook }: { webhook: Webhook }) {
  const t = useStrings(strings)
  const { url, description, types } = webhook
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <span className="text-14 font-semibold break-all text-1">{url}</span>
        <WebhookState webhook={webhook} />
      </p>
      {description === '' ? null : <p className="text-13 break-words text-2">{description}</p>}
      <ul className="flex flex-wrap gap-1.5" aria-label={t.types}>
        {types.map((type) => (
          <li key={type}>
            <Chip>{t.typeNames[type]}</Chip>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What is not as it should be, and what helps. */
function Notices(props: { webhook: Webhook; isPending: boolean; onEnable: () => void }) {
  const t = useStrings(strings)
  const language = useLanguage()
  const { isEnabled, disabledBecause, failingSince, previousSecretUntil } = props.webhook
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const why = { gone: t.gone, failing: t.failed }
  return (
    <>
      {isEnabled ? null : (
        <Banner
          tone={disabledBecause === null ? 'info' : 'warn'}
          action={
            <Button size="sm" isPending={props.isPending} onPress={props.onEnable}>
              {t.enable}
            </Button>
          }
        >
          {disabledBecause === null ? t.off : why[disabledBecause]}
        </Banner>
      )}
      {isEnabled && failingSince !== null ? (
        <Banner tone="warn">
          {t.failingSince}
          <TimeAgo at={failingSince} />
        </Banner>
      ) : null}
      {previousSecretUntil === null ? null : (
        <Banner tone="info">{t.overlap(format.format(new Date(previousSecretUntil)))}</Banner>
      )}
    </>
  )
}
