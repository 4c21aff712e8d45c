import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Agent } from '@yingsheng/contracts/agents'
import type { Duties } from '@yingsheng/contracts/presence'
import { Avatar } from '@yingsheng/ui/avatar'
import { Card } from '@yingsheng/ui/card'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { Table } from '@yingsheng/ui/table'
import { TextField } from '@yingsheng/ui/text-field'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { agentsQuery, queryClient } from '../../queries.ts'
import { showRefusal } from '../../say-refusal.ts'
import { Loaded } from '../load-states.tsx'
import { useNews } from '../use-news.ts'
import { EntriesPicker } from './entries-picker.tsx'
import { strings } from './strings.ts'

const dutiesQuery = queryOptions({
  queryKey: ['duties'],
  queryFn: async ({ signal }) => (await call('GET /api/duties', { signal })).duties,
  staleTime: 0,
})

export function DutiesCard() {
  const t = useStrings(strings)
  const duties = useQuery(dutiesQuery)
  const agents = useQuery(agentsQuery)
  useNews('agent.duties-changed', dutiesQuery.queryKey)
  const change = useChangeDuties()
  return (
    <Card id="setting-duties" title={t.duties} description={t.dutiesText}>
      <Loaded query={agents}>
        {(everyone) => (
          <Loaded query={duties}>
            {(all) => (
              <DutiesTable
                agents={everyone.filter(({ status }) => status === 'active')}
                duties={all}
                onChange={change}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </Card>
  )
}

type Change = Partial<Pick<Duties, 'teamIds' | 'skillIds' | 'capacity'>>
type OnChange = (agent: Agent, before: Duties, change: Change) => Promise<void>
type DutiesTableProps = {
  agents: readonly Agent[]
  duties: readonly Duties[]
  onChange: OnChange
}

function DutiesTable({ agents, duties, onChange }: DutiesTableProps) {
  const t = useStrings(strings)
  const rows = agents.flatMap((agent) => {
    const mine = duties.find(({ agentId }) => agentId === agent.id)
    return mine ? [{ agent, mine }] : []
  })
  return (
    <Table
      label={t.duties}
      rows={rows}
      rowKey={({ agent }) => agent.id}
      whenEmpty={<EmptyState title={t.noAgents} />}
      columns={[
        {
          id: 'agent',
          header: t.agent,
          isRowHeader: true,
          width: '24%',
          cell: ({ agent }) => (
            <span className="flex items-center gap-2.5">
              <Avatar id={agent.id} name={agent.name} size={32} />
              {agent.name}
            </span>
          ),
        },
        {
          id: 'teams',
          header: t.teams,
          cell: ({ agent, mine }) => (
            <EntriesPicker
              kind="team"
              label={t.choose(t.teams, agent.name)}
              ids={mine.teamIds}
              onChange={(teamIds) => void onChange(agent, mine, { teamIds })}
            />
          ),
        },
        {
          id: 'skills',
          header: t.skills,
          cell: ({ agent, mine }) => (
            <EntriesPicker
              kind="skill"
              label={t.choose(t.skills, agent.name)}
              ids={mine.skillIds}
              onChange={(skillIds) => void onChange(agent, mine, { skillIds })}
            />
          ),
        },
        {
          id: 'capacity',
          header: t.capacity,
          width: '7rem',
          cell: ({ agent, mine }) => (
            <CapacityField
              key={mine.sequence}
              label={t.capacityOf(agent.name)}
              capacity={mine.capacity}
              onChange={(capacity) => void onChange(agent, mine, { capacity })}
            />
          ),
        },
      ]}
    />
  )
}

type CapacityFieldProps = {
  label: string
  capacity: number
  onChange: (capacity: number) => void
}

/** Saves when it is left, or with Enter. */
function CapacityField({ label, capacity, onChange }: CapacityFieldProps) {
  const t = useStrings(strings)
  const [typed, setTyped] = useState(String(capacity))
  const wanted = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : NaN
  const isFine = wanted <= 100
  function save() {
    if (isFine && wanted !== capacity) onChange(wanted)
  }
  return (
    <TextField
      label={label}
      isLabelHidden
      inputMode="numeric"
      autoComplete="off"
      maxLength={3}
      value={typed}
      onChange={setTyped}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && save()}
      error={isFine ? undefined : t.capacityBad}
      className="w-20"
      inputClassName="num"
    />
  )
}

/** Shows at once and saves; 5 s to undo. A refusal puts back what is there. */
function useChangeDuties(): OnChange {
  const t = useStrings(strings)
  return async function change(agent, before, changes) {
    const wanted = { ...before, ...changes }
    takeDuties(wanted)
    const { teamIds, skillIds, capacity, sequence } = wanted
    try {
      const saved = await call('PUT /api/agents/:id/duties', {
        params: { id: agent.id },
        body: { teamIds, skillIds, capacity, baseSequence: sequence },
      })
      takeDuties(saved)
      const back = {
        teamIds: before.teamIds,
        skillIds: before.skillIds,
        capacity: before.capacity,
      }
      showToast({ text: t.saved(agent.name), undo: () => void change(agent, saved, back) })
    } catch (refusal) {
      showRefusal(refusal)
      void queryClient.invalidateQueries({ queryKey: dutiesQuery.queryKey })
    }
  }
}

function takeDuties(duties: Duties): void {
  queryClient.setQueryData(dutiesQuery.queryKey, (all) =>
    all?.map((each) => (each.agentId === duties.agentId ? duties : each)),
  )
}
