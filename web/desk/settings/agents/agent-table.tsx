import { useState, type ReactNode } from 'react'
import type { Agent } from '@yingsheng/contracts/agents'
import { Avatar } from '@yingsheng/ui/avatar'
import { Chip, type Tone } from '@yingsheng/ui/chip'
import { Table } from '@yingsheng/ui/table'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../../queries.ts'
import { AgentMenu } from './agent-menu.tsx'
import { LinkDialog, type ShownLink } from './link-dialog.tsx'
import { RoleDialog } from './role-dialog.tsx'
import { strings } from './strings.ts'

export function AgentTable({
  agents,
  whenEmpty,
}: {
  agents: readonly Agent[]
  whenEmpty: ReactNode
}) {
  const t = useStrings(strings)
  const me = useMe()
  const [roleOf, setRoleOf] = useState<Agent | null>(null)
  const [link, setLink] = useState<ShownLink | null>(null)
  return (
    <>
      <Table
        label={t.title}
        rows={agents}
        rowKey={({ id }) => id}
        whenEmpty={whenEmpty}
        columns={[
          {
            id: 'name',
            header: t.name,
            isRowHeader: true,
            cell: (agent) => <AgentName agent={agent} isMe={agent.id === me.agent.id} />,
          },
          {
            id: 'email',
            header: t.email,
            cell: ({ email }) => <span className="break-all">{email}</span>,
          },
          { id: 'role', header: t.role, cell: ({ role }) => t.roles[role] },
          {
            id: 'status',
            header: t.status,
            cell: ({ status }) => <Chip tone={statusTones[status]}>{t.statuses[status]}</Chip>,
          },
          {
            id: 'actions',
            header: t.actions,
            isActions: true,
            cell: (agent) => (
              <AgentMenu agent={agent} onChangeRole={() => setRoleOf(agent)} onLink={setLink} />
            ),
          },
        ]}
      />
      {roleOf ? <RoleDialog agent={roleOf} onClose={() => setRoleOf(null)} /> : null}
      {link ? <LinkDialog shown={link} onClose={() => setLink(null)} /> : null}
    </>
  )
}

function AgentName({ agent, isMe }: { agent: Agent; isMe: boolean }) {
  const t = useStrings(strings)
  return (
    <span className="flex items-center gap-2.5">
      <Avatar id={agent.id} name={agent.name} size={32} />
      <span className="flex min-w-0 flex-col">
        <span className="flex flex-wrap items-center gap-1.5">
          {agent.name}
          {isMe ? <Chip>{t.you}</Chip> : null}
        </span>
        {agent.publicName === agent.name ? null : (
          <span className="text-12 font-normal text-3">{agent.publicName}</span>
        )}
      </span>
    </span>
  )
}

const statusTones: Record<Agent['status'], Tone> = {
  invited: 'warn',
  active: 'ok',
  deactivated: 'plain',
}
