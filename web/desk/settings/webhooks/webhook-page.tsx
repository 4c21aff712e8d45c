import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { useStrings } from '@yingsheng/ui/use-strings'
import { Loaded } from '../load-states.tsx'
import { ManagementFrame } from '../settings-frame.tsx'
import { DeliveryLog } from './delivery-log.tsx'
import { EndpointCard } from './endpoint-card.tsx'
import { strings } from './strings.ts'
import { webhooksQuery } from './webhooks-query.ts'

/** One webhook: where it leads, how it is, and what was sent. */
export function WebhookPage() {
  const t = useStrings(strings)
  const webhooks = useQuery(webhooksQuery)
  const { webhookId } = useParams({ strict: false }) as { webhookId?: string }
  const webhook = webhooks.data?.find(({ id }) => id === webhookId)
  return (
    <ManagementFrame
      title={t.title}
      section="webhooks"
      width="wide"
      back={{ to: '/settings/webhooks', label: t.back }}
    >
      {webhook === undefined ? (
        <Loaded query={webhooks}>
          {() => <EmptyState title={t.notFound}>{t.notFoundText}</EmptyState>}
        </Loaded>
      ) : (
        <>
          <EndpointCard webhook={webhook} />
          <DeliveryLog webhook={webhook} />
        </>
      )}
    </ManagementFrame>
  )
}
