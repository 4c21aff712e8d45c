import { Ellipsis } from 'lucide-react'
import { Chip } from '../components/chip.tsx'
import { CopyField } from '../components/copy-field.tsx'
import { IconButton } from '../components/icon-button.tsx'
import { Table } from '../components/table.tsx'
import { TimeAgo } from '../components/time-ago.tsx'
import { useStrings } from '../use-strings.ts'
import { strings } from './strings.ts'

const rows = [
  { id: '1', name: '何静', email: 'he.jing@qingning.example', isInvited: false, minutes: 0 },
  { id: '2', name: '李婷', email: 'li.ting@qingning.example', isInvited: true, minutes: 12 },
  {
    id: '3',
    name: 'Olivia Brown',
    email: 'olivia@qingning.example',
    isInvited: false,
    minutes: 3_000,
  },
]

export function Data() {
  const t = useStrings(strings)
  const now = Date.now()
  return (
    <>
      <CopyField
        label={t.embed}
        value={'<script src="https://desk.example/widget.js" data-line="…" async></script>'}
      />
      <Table
        label={t.agent}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { id: 'name', header: t.name, cell: (row) => row.name, isRowHeader: true },
          { id: 'email', header: t.email, cell: (row) => row.email },
          {
            id: 'status',
            header: t.status,
            cell: (row) =>
              row.isInvited ? (
                <Chip tone="warn">{t.invited}</Chip>
              ) : (
                <Chip tone="ok">{t.active}</Chip>
              ),
          },
          {
            id: 'seen',
            header: t.lastSeen,
            cell: (row) => <TimeAgo at={new Date(now - row.minutes * 60_000).toISOString()} />,
          },
          {
            id: 'actions',
            header: t.actions,
            isActions: true,
            cell: (row) => (
              <IconButton label={`${t.more}: ${row.name}`}>
                <Ellipsis aria-hidden />
              </IconButton>
            ),
          },
        ]}
      />
    </>
  )
}
