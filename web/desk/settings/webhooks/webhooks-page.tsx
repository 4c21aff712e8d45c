import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight, Plus, Webhook as WebhookIcon } from 'lucide-react'
import { useState } from 'react'
import type { Webhook } from '@yingsheng/contracts/integrations'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { Chip } from '@yingsheng/ui/chip'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { useStrings } from '@yingsheng/ui/use-strings'
import { Loaded } from '../load-states.tsx'
import { ManagementFrame } from '../settings-frame.tsx'
import { strings } from './strings.ts'
import { SecretDialog, WebhookDialog } from './webhook-dialog.tsx'
import { webhooksQuery } from './webhooks-query.ts'

export function WebhooksPage() {
  const t = useStrings(strings)
  const webhooks = useQuery(webhooksQuery)
  const [isAdding, setIsAdding] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const add = () => setIsAdding(true)
  return (
    <ManagementFrame
      title={t.title}
      section="webhooks"
      description={t.description}
      action={
        <Button variant="primary" icon={<Plus aria-hidden />} onPress={add}>
          {t.create}
        </Button>
      }
    >
      <Loaded query={webhooks}>
        {(list) =>
          list.length === 0 ? (
            <Card>
              <EmptyState
                icon={<WebhookIcon />}
                title={t.noneTitle}
                action={<Button onPress={add}>{t.create}</Button>}
              >
                {t.noneText}
              </EmptyState>
            </Card>
          ) : (
            <ul className="flex flex-col gap-2">
              {list.map((webhook) => (
                <WebhookRow key={webhook.id} webhook={webhook} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {isAdding ? <WebhookDialog onClose={() => setIsAdding(false)} onAdded={setSecret} /> : null}
      {secret === null ? null : <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </ManagementFrame>
  )
}

function WebhookRow({ webhook }: { webhook: Webhook }) {
  const t = useStrings(strings)
  const { id, url, description, types } = webhook
  return (
    <li>
      <Link
        to={`/settings/webhooks/${id}` as string}
        className="flex items-center gap-4 rounded-12 border border-line bg-surface px-4 py-3.5 transition-colors duration-120 hover:border-line-2 hover:bg-subtle"
      >
        <span className="flex min-w-0 flex-1 flex-col gap-0.5">
          <span className="text-14 font-semibold break-all text-1">{url}</span>
          <span className="flex flex-wrap gap-x-2 text-12 text-3">
            {description === '' ? null : (
              <>
                <span className="break-words">{description}</span>
                <span aria-hidden>·</span>
              </>
            )}
            <span className="num">{t.typeCount(types.length)}</span>
          </span>
        </span>
        <WebhookState webhook={webhook} />
        <ChevronRight size={18} aria-hidden className="text-3" />
      </Link>
    </li>
  )
}

export function WebhookState({ webhook }: { webhook: Webhook }) {
  const t = useStrings(strings)
  if (!webhook.isEnabled) {
    const tone = webhook.disabledBecause === null ? 'plain' : 'bad'
    return <Chip tone={tone}>{t.states.off}</Chip>
  }
  return webhook.failingSince === null ? (
    <Chip tone="ok">{t.states.on}</Chip>
  ) : (
    <Chip tone="warn">{t.states.failing}</Chip>
  )
}
