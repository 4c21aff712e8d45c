import { useInfiniteQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useState } from 'react'
import type { Delivery, DeliveryStatus, Webhook } from '@yingsheng/contracts/integrations'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { SegmentedControl } from '@yingsheng/ui/radio-group'
import { Table } from '@yingsheng/ui/table'
import { TimeAgo } from '@yingsheng/ui/time-ago'
import { useStrings } from '@yingsheng/ui/use-strings'
import { Loaded } from '../load-states.tsx'
import { DeliveryDialog } from './delivery-dialog.tsx'
import { DeliveryState, useTypeName } from './delivery-state.tsx'
import { ReplayDialog } from './replay-dialog.tsx'
import { strings } from './strings.ts'
import { Answered } from './test-result.tsx'
import { deliveriesQuery } from './webhooks-query.ts'

type Shown = 'all' | DeliveryStatus

export function DeliveryLog({ webhook }: { webhook: Webhook }) {
  const t = useStrings(strings)
  const [shown, setShown] = useState<Shown>('all')
  const [openedId, setOpenedId] = useState<string | null>(null)
  const [isReplaying, setIsReplaying] = useState(false)
  const pages = useInfiniteQuery(deliveriesQuery(webhook.id, shown === 'all' ? null : shown))
  return (
    <Card
      title={t.log}
      description={t.logText}
      action={
        webhook.isEnabled ? (
          <Button icon={<History aria-hidden />} onPress={() => setIsReplaying(true)}>
            {t.replayMany}
          </Button>
        ) : null
      }
    >
      <div className="flex flex-col gap-4">
        <SegmentedControl<Shown>
          label={t.filter}
          isLabelHidden
          options={[
            { id: 'all', label: t.all },
            { id: 'delivered', label: t.statuses.delivered },
            { id: 'pending', label: t.statuses.pending },
            { id: 'failed', label: t.statuses.failed },
          ]}
          value={shown}
          onChange={setShown}
        />
        <Loaded query={pages}>
          {(data) => (
            <DeliveryTable
              deliveries={data.pages.flatMap(({ deliveries }) => deliveries)}
              isFiltered={shown !== 'all'}
              onOpen={setOpenedId}
            />
          )}
        </Loaded>
        {pages.hasNextPage ? (
          <Button
            className="self-center"
            isPending={pages.isFetchingNextPage}
            onPress={() => void pages.fetchNextPage()}
          >
            {t.older}
          </Button>
        ) : null}
      </div>
      {openedId === null ? null : (
        <DeliveryDialog webhook={webhook} id={openedId} onClose={() => setOpenedId(null)} />
      )}
      {isReplaying ? (
        <ReplayDialog webhook={webhook} onClose={() => setIsReplaying(false)} />
      ) : null}
    </Card>
  )
}

type DeliveryTableProps = {
  deliveries: readonly Delivery[]
  isFiltered: boolean
  onOpen: (id: string) => void
}

function DeliveryTable({ deliveries, isFiltered, onOpen }: DeliveryTableProps) {
  const t = useStrings(strings)
  const nameOf = useTypeName()
  return (
    <Table
      label={t.log}
      rows={deliveries}
      rowKey={({ id }) => id}
      whenEmpty={
        <EmptyState title={isFiltered ? t.noneLike : t.noDeliveries}>
          {isFiltered ? null : t.noDeliveriesText}
        </EmptyState>
      }
      columns={[
        { id: 'event', header: t.event, isRowHeader: true, cell: ({ type }) => nameOf(type) },
        { id: 'status', header: t.status, cell: (one) => <DeliveryState delivery={one} /> },
        {
          id: 'result',
          header: t.result,
          cell: ({ last }) => (last === null ? null : <Answered attempt={last} />),
        },
        { id: 'time', header: t.time, cell: ({ createdAt }) => <TimeAgo at={createdAt} /> },
        {
          id: 'actions',
          header: t.actions,
          isActions: true,
          cell: ({ id, type }) => (
            <Button
              size="sm"
              variant="ghost"
              aria-label={t.detailsOf(nameOf(type))}
              onPress={() => onOpen(id)}
            >
              {t.details}
            </Button>
          ),
        },
      ]}
    />
  )
}
