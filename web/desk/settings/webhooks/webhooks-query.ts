import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { DeliveryStatus, Webhook } from '@yingsheng/contracts/integrations'
import { call } from '../../api.ts'
import { queryClient } from '../../queries.ts'

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async ({ signal }) => (await call('GET /api/webhooks', { signal })).webhooks,
})

/** Puts a webhook into the list: one that is new, or a newer version of one that is there. */
export function takeWebhook(webhook: Webhook): void {
  queryClient.setQueryData(webhooksQuery.queryKey, (list) => {
    if (!list) return list
    const isThere = list.some(({ id }) => id === webhook.id)
    return isThere ? list.map((one) => (one.id === webhook.id ? webhook : one)) : [...list, webhook]
  })
}

export const readWebhooksAgain = () =>
  queryClient.invalidateQueries({ queryKey: webhooksQuery.queryKey })

const deliveriesKey = (webhookId: string) => ['deliveries', webhookId]
const pageSize = 25
/** Nothing pushes this log: it is read again while somebody looks at it. */
const lookEveryMilliseconds = 5_000

export const deliveriesQuery = (webhookId: string, status: DeliveryStatus | null) =>
  infiniteQueryOptions({
    queryKey: [...deliveriesKey(webhookId), status],
    queryFn: ({ signal, pageParam }) =>
      call('GET /api/webhooks/:id/deliveries', {
        params: { id: webhookId },
        query: {
          limit: pageSize,
          ...(status === null ? {} : { status }),
          ...(pageParam === null ? {} : { after: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
    refetchInterval: lookEveryMilliseconds,
  })

export const deliveryQuery = (webhookId: string, deliveryId: string) =>
  queryOptions({
    queryKey: ['delivery', webhookId, deliveryId],
    queryFn: ({ signal }) =>
      call('GET /api/webhooks/:id/deliveries/:deliveryId', {
        params: { id: webhookId, deliveryId },
        signal,
      }),
    staleTime: 0,
    refetchInterval: lookEveryMilliseconds,
  })

/** After something was sent or is to be sent again. */
export const readDeliveriesAgain = (webhookId: string) =>
  queryClient.invalidateQueries({ queryKey: deliveriesKey(webhookId) })
