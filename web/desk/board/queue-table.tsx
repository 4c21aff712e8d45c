import { List } from 'lucide-react'
import type { Board, BoardQueue } from '@yingsheng/contracts/supervision'
import { Card } from '@yingsheng/ui/card'
import { classNames } from '@yingsheng/ui/class-names'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { IconButton } from '@yingsheng/ui/icon-button'
import { Table } from '@yingsheng/ui/table'
import { useSecond } from '@yingsheng/ui/use-now'
import { useStrings } from '@yingsheng/ui/use-strings'
import { type EntryOf, useEntries } from '../catalogue/catalogue.ts'
import type { Shown } from './conversations-drawer.tsx'
import { runningClock } from './rules/board-figures.ts'
import { ShareValue } from './share-value.tsx'
import { strings } from './strings.ts'

type Row = BoardQueue & { name: string; targetSeconds: number | null }

/** What waits in each queue, and how fast its customers are answered. */
export function QueueTable({
  board,
  queueId,
  onShow,
}: {
  board: Board
  queueId: string | null
  onShow: (shown: Shown) => void
}) {
  const t = useStrings(strings)
  const queues = useEntries('queue')
  const rows = rowsOf(board, queues, t.unknown).filter(
    (row) => queueId === null || row.queueId === queueId,
  )
  return (
    <Card title={t.queues}>
      <Table
        label={t.queues}
        rows={rows}
        rowKey={(row) => row.queueId}
        whenEmpty={<EmptyState title={t.noQueues} />}
        columns={[
          { id: 'name', header: t.queue, isRowHeader: true, cell: ({ name }) => name },
          {
            id: 'waiting',
            header: t.waiting,
            cell: ({ waiting }) => (
              <span className={classNames('num', waiting > 0 && 'font-semibold text-1')}>
                {waiting}
              </span>
            ),
          },
          { id: 'longest', header: t.longestWait, cell: (row) => <LongestWait row={row} /> },
          {
            id: 'short',
            header: t.within30s,
            cell: ({ speeds }) => <ShareValue speeds={speeds} speed="within30s" />,
          },
          {
            id: 'long',
            header: t.within3min,
            cell: ({ speeds }) => <ShareValue speeds={speeds} speed="within3min" />,
          },
          {
            id: 'actions',
            header: t.actions,
            isActions: true,
            cell: ({ queueId: id, name }) => (
              <IconButton
                label={t.waitingIn(name)}
                onPress={() => onShow({ title: t.waitingIn(name), of: { queueId: id } })}
              >
                <List aria-hidden />
              </IconButton>
            ),
          },
        ]}
      />
    </Card>
  )
}

/** Every queue there is, in the business's order, and those put away that still hold something. */
function rowsOf(board: Board, queues: readonly EntryOf<'queue'>[], unknown: string): Row[] {
  const told = new Map(board.queues.map((queue) => [queue.queueId, queue]))
  const nothing = { within: 0, counted: 0 }
  const noSpeed = { within30s: nothing, within3min: nothing }
  const idle = { waiting: 0, waitingSince: null, speeds: { first: noSpeed, rounds: noSpeed } }
  const known = queues
    .filter(({ id, isArchived }) => !isArchived || told.has(id))
    .map(({ id, fields: { name, targetSeconds } }) => ({
      queueId: id,
      ...(told.get(id) ?? idle),
      name,
      targetSeconds,
    }))
  const others = board.queues.filter(({ queueId }) => !queues.some(({ id }) => id === queueId))
  return [...known, ...others.map((one) => ({ ...one, name: unknown, targetSeconds: null }))]
}

function LongestWait({ row: { waitingSince, targetSeconds } }: { row: Row }) {
  const t = useStrings(strings)
  const now = useSecond()
  if (waitingSince === null) return <span className="text-3">{t.none}</span>
  const seconds = (now - Date.parse(waitingSince)) / 1000
  const share = targetSeconds === null ? 0 : seconds / targetSeconds
  const tone =
    share >= 0.8 ? 'font-semibold text-bad' : share >= 0.6 ? 'font-semibold text-warn' : ''
  return <span className={classNames('num', tone)}>{runningClock(seconds, t.days)}</span>
}
