import { useQuery } from '@tanstack/react-query'
import { UserPlus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import type { Agent } from '@yingsheng/contracts/agents'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { SegmentedControl } from '@yingsheng/ui/radio-group'
import { SearchField } from '@yingsheng/ui/search-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { agentsQuery, useMe } from '../../queries.ts'
import { Loaded } from '../load-states.tsx'
import { ManagementFrame } from '../settings-frame.tsx'
import { AgentTable } from './agent-table.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { RoleAbilities } from './role-abilities.tsx'
import { strings } from './strings.ts'

export function AgentsPage() {
  const t = useStrings(strings)
  const agents = useQuery(agentsQuery)
  const [isInviting, setIsInviting] = useState(false)
  return (
    <ManagementFrame
      section="agents"
      title={t.title}
      description={t.description}
      width="wide"
      action={
        <Button
          variant="primary"
          icon={<UserPlus aria-hidden />}
          onPress={() => setIsInviting(true)}
        >
          {t.invite}
        </Button>
      }
    >
      <Card>
        <Loaded query={agents}>
          {(list) => <AgentList agents={list} onInvite={() => setIsInviting(true)} />}
        </Loaded>
      </Card>
      <RoleAbilities />
      {isInviting ? <InviteDialog onClose={() => setIsInviting(false)} /> : null}
    </ManagementFrame>
  )
}

/** From so many on, finding by eye takes longer than typing. */
const searchedFrom = 8

function AgentList({ agents, onInvite }: { agents: readonly Agent[]; onInvite: () => void }) {
  const t = useStrings(strings)
  const me = useMe()
  const [sought, setSought] = useState('')
  const [shown, setShown] = useState<'current' | 'deactivated'>('current')
  const deactivated = agents.filter(({ status }) => status === 'deactivated')
  const current = agents.filter(({ status }) => status !== 'deactivated')
  const listed = (shown === 'current' ? current : deactivated).filter((agent) =>
    matches(agent, sought),
  )
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3 empty:hidden">
        {agents.length >= searchedFrom ? (
          <SearchField
            label={t.search}
            placeholder={t.search}
            value={sought}
            onChange={setSought}
            className="w-full sm:w-64"
          />
        ) : null}
        {deactivated.length > 0 || shown === 'deactivated' ? (
          <SegmentedControl
            label={t.show}
            isLabelHidden
            options={[
              { id: 'current', label: t.shownActive(current.length) },
              { id: 'deactivated', label: t.shownDeactivated(deactivated.length) },
            ]}
            value={shown}
            onChange={setShown}
          />
        ) : null}
      </div>
      <AgentTable
        agents={listed}
        whenEmpty={
          <EmptyState title={sought === '' ? t.noneDeactivated : t.noneFound}>
            {sought === '' ? null : t.noneFoundText}
          </EmptyState>
        }
      />
      {agents.length === 1 && agents[0]?.id === me.agent.id ? (
        <EmptyState
          icon={<UsersRound />}
          title={t.alone}
          action={<Button onPress={onInvite}>{t.invite}</Button>}
        >
          {t.aloneText}
        </EmptyState>
      ) : null}
    </div>
  )
}

function matches({ name, publicName, email }: Agent, sought: string): boolean {
  const wanted = sought.trim().toLowerCase()
  return [name, publicName, email].some((text) => text.toLowerCase().includes(wanted))
}
