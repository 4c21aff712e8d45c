import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { WidgetLine } from '@yingsheng/contracts/business'
import { Card } from '@yingsheng/ui/card'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { Select } from '@yingsheng/ui/select'
import { Table } from '@yingsheng/ui/table'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useEntries, type EntryOf } from '../../catalogue/catalogue.ts'
import { businessQuery } from '../../queries.ts'
import { EntryList } from '../lists/entry-list.tsx'
import { queueSpec } from '../lists/kinds/queue.tsx'
import { Loaded } from '../load-states.tsx'
import { ManagementFrame } from '../settings-frame.tsx'
import { strings as settingsStrings } from '../strings.ts'
import { ArchiveQueueDialog } from './archive-queue-dialog.tsx'
import { strings } from './strings.ts'
import { useMoveLine } from './use-move-line.ts'

/** Where customers wait, and which lines lead there. */
export function QueuesPage() {
  const t = useStrings(strings)
  const s = useStrings(settingsStrings)
  const business = useQuery(businessQuery)
  const [leaving, setLeaving] = useState<EntryOf<'queue'> | null>(null)
  const lines = business.data?.lines.filter(({ isArchived }) => !isArchived) ?? []
  return (
    <ManagementFrame title={s.queues} description={s.queuesText} section="queues">
      <EntryList
        spec={queueSpec}
        mayArchive={(queue) => {
          const isFree = !lines.some(({ queueId }) => queueId === queue.id)
          if (!isFree) setLeaving(queue)
          return isFree
        }}
      />
      <Card id="setting-line-queues" title={t.lines} description={t.linesText}>
        <Loaded query={business}>{() => <LineTable lines={lines} />}</Loaded>
      </Card>
      {leaving ? (
        <ArchiveQueueDialog
          queue={leaving}
          lines={lines.filter(({ queueId }) => queueId === leaving.id)}
          onClose={() => setLeaving(null)}
        />
      ) : null}
    </ManagementFrame>
  )
}

function LineTable({ lines }: { lines: readonly WidgetLine[] }) {
  const t = useStrings(strings)
  const queues = useEntries('queue')
  const move = useMoveLine()
  return (
    <Table
      label={t.lines}
      rows={lines}
      rowKey={({ id }) => id}
      whenEmpty={<EmptyState title={t.noLines} />}
      columns={[
        { id: 'line', header: t.line, isRowHeader: true, cell: ({ name }) => name },
        {
          id: 'queue',
          header: t.queue,
          width: '50%',
          cell: (line) => (
            <Select
              label={t.queueOf(line.name)}
              isLabelHidden
              options={queues
                .filter(({ id, isArchived }) => !isArchived || id === line.queueId)
                .map(({ id, isArchived, fields: { name } }) => ({
                  id,
                  label: isArchived ? t.archivedQueue(name) : name,
                }))}
              value={line.queueId}
              onChange={(queueId) => void move(line, queueId)}
              className="max-w-70"
            />
          ),
        },
      ]}
    />
  )
}
