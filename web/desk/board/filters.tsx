import { Select } from '@yingsheng/ui/select'
import { useStrings } from '@yingsheng/ui/use-strings'
import { type EntryOf, useEntries } from '../catalogue/catalogue.ts'
import { type AgentOrder, agentOrders } from './rules/board-figures.ts'
import { strings } from './strings.ts'

export type Filter = { teamId: string | null; queueId: string | null; order: AgentOrder }
export const noFilter: Filter = { teamId: null, queueId: null, order: 'state' }

const all = 'all'

/** Which team, which queue, in which order. */
export function Filters({
  filter,
  onChange,
  queues,
}: {
  filter: Filter
  onChange: (filter: Filter) => void
  queues: readonly EntryOf<'queue'>[]
}) {
  const t = useStrings(strings)
  const teams = useEntries('team').filter(({ isArchived }) => !isArchived)
  const named = (entries: readonly EntryOf<'team' | 'queue'>[]) =>
    entries.map(({ id, fields }) => ({ id, label: fields.name }))
  const chosen = (id: string) => (id === all ? null : id)
  return (
    <div className="flex flex-wrap gap-3">
      <Select
        label={t.team}
        isLabelHidden
        className="w-44 max-sm:flex-1"
        options={[{ id: all, label: t.allTeams }, ...named(teams)]}
        value={filter.teamId ?? all}
        onChange={(id) => onChange({ ...filter, teamId: chosen(id) })}
      />
      <Select
        label={t.queueFilter}
        isLabelHidden
        className="w-44 max-sm:flex-1"
        options={[
          { id: all, label: t.allQueues },
          ...named(queues.filter(({ isArchived }) => !isArchived)),
        ]}
        value={filter.queueId ?? all}
        onChange={(id) => onChange({ ...filter, queueId: chosen(id) })}
      />
      <Select
        label={t.order}
        isLabelHidden
        className="w-48 max-sm:w-full"
        options={agentOrders.map((id) => ({ id, label: t.orders[id] }))}
        value={filter.order}
        onChange={(order) => onChange({ ...filter, order })}
      />
    </div>
  )
}
