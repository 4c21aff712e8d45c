import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BoardAgent } from '@yingsheng/contracts/supervision'
import type { PresenceState } from '@yingsheng/contracts/presence'
import { Avatar } from '@yingsheng/ui/avatar'
import { Card } from '@yingsheng/ui/card'
import { StatusDot, type Tone } from '@yingsheng/ui/chip'
import { classNames } from '@yingsheng/ui/class-names'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { Table } from '@yingsheng/ui/table'
import { useSecond } from '@yingsheng/ui/use-now'
import { useStrings } from '@yingsheng/ui/use-strings'
import { agentsQuery } from '../queries.ts'
import { AgentMenu } from './agent-menu.tsx'
import { type EntryOf, useEntries } from '../catalogue/catalogue.ts'
import type { Shown } from './conversations-drawer.tsx'
import { type Forced, ForceDialog } from './force-dialog.tsx'
import { type AgentOrder, minutesOver, orderAgents, runningClock } from './rules/board-figures.ts'
import { ShareValue } from './share-value.tsx'
import { strings } from './strings.ts'

export type NamedAgent = BoardAgent & { name: string }

/** Every agent with his state and its time, what he has, and how fast he answers. */
export function AgentTable({
  agents,
  order,
  onShow,
}: {
  agents: readonly BoardAgent[]
  order: AgentOrder
  onShow: (shown: Shown) => void
}) {
  const t = useStrings(strings)
  const { data: known = [] } = useQuery(agentsQuery)
  const reasons = useEntries('break-reason')
  const [forced, setForced] = useState<Forced | null>(null)
  const names = new Map(known.map(({ id, name }) => [id, name]))
  const rows = orderAgents(
    agents.map((agent) => ({ ...agent, name: names.get(agent.agentId) ?? '' })),
    order,
  )
  return (
    <Card title={t.agents}>
      <Table
        label={t.agents}
        rows={rows}
        rowKey={({ agentId }) => agentId}
        whenEmpty={<EmptyState title={t.noAgents} />}
        columns={[
          {
            id: 'name',
            header: t.agent,
            isRowHeader: true,
            cell: ({ agentId, name }) => (
              <span className="flex items-center gap-2.5">
                <Avatar id={agentId} name={name} size={32} />
                {name}
              </span>
            ),
          },
          {
            id: 'state',
            header: t.state,
            cell: (agent) => (
              <State agent={agent} reason={reasons.find(({ id }) => id === agent.reasonId)} />
            ),
          },
          { id: 'load', header: t.load, cell: (agent) => <Load agent={agent} /> },
          { id: 'owed', header: t.owed, cell: (agent) => <Owed agent={agent} /> },
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
            cell: (agent) => <AgentMenu agent={agent} onShow={onShow} onForce={setForced} />,
          },
        ]}
      />
      {forced ? <ForceDialog forced={forced} onClose={() => setForced(null)} /> : null}
    </Card>
  )
}

export const stateTones: Record<PresenceState, Tone> = {
  online: 'ok',
  busy: 'bad',
  break: 'warn',
  offline: 'plain',
}

function State({
  agent,
  reason,
}: {
  agent: NamedAgent
  reason: EntryOf<'break-reason'> | undefined
}) {
  const t = useStrings(strings)
  const now = useSecond()
  const over = minutesOver(agent, { planned: reason?.fields.minutes ?? null, now })
  return (
    <span className="flex flex-col">
      <span className="flex items-center gap-2">
        <StatusDot tone={stateTones[agent.state]} label={t.states[agent.state]} />
        <span className="num text-12 text-3">
          {runningClock((now - Date.parse(agent.since)) / 1000, t.days)}
        </span>
      </span>
      {reason || over > 0 ? (
        <span className="text-12 text-3">
          {reason?.fields.name}
          {over > 0 ? (
            <span className="num ml-1.5 font-semibold text-bad">{t.over(over)}</span>
          ) : null}
        </span>
      ) : null}
    </span>
  )
}

function Load({ agent: { load, capacity } }: { agent: NamedAgent }) {
  const t = useStrings(strings)
  const share = capacity === 0 ? (load > 0 ? 1 : 0) : Math.min(1, load / capacity)
  return (
    <span className="flex flex-col gap-1">
      <span className="num">{t.loadOf(load, capacity)}</span>
      <span aria-hidden className="block h-1 w-16 overflow-hidden rounded-full bg-hover">
        <span
          className={classNames(
            'block h-full',
            share >= 1 ? 'bg-bad' : share >= 0.8 ? 'bg-warn' : 'bg-brand',
          )}
          style={{ width: `${share * 100}%` }}
        />
      </span>
    </span>
  )
}

function Owed({ agent: { waiting, waitingSince } }: { agent: NamedAgent }) {
  const t = useStrings(strings)
  const now = useSecond()
  return (
    <span className="num">
      {waiting}
      {waitingSince === null ? null : (
        <span className="ml-1.5 text-12 text-3">
          {runningClock((now - Date.parse(waitingSince)) / 1000, t.days)}
        </span>
      )}
    </span>
  )
}
