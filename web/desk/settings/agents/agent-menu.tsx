import { Ellipsis, KeyRound, Link as LinkIcon, RotateCcw, UserCog, UserX } from 'lucide-react'
import type { Agent } from '@yingsheng/contracts/agents'
import { IconButton } from '@yingsheng/ui/icon-button'
import { Menu, MenuItem, MenuTrigger } from '@yingsheng/ui/menu'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../../queries.ts'
import { strings as settingsStrings } from '../strings.ts'
import { actionsOn, type AgentAction } from './agent-actions.ts'
import type { ShownLink } from './link-dialog.tsx'
import { strings } from './strings.ts'
import { useAgentChanges } from './use-agent-changes.ts'

type AgentMenuProps = {
  agent: Agent
  onChangeRole: () => void
  onLink: (link: ShownLink) => void
}

/** What I may do to this agent; nothing is offered that would be refused. */
export function AgentMenu({ agent, onChangeRole, onLink }: AgentMenuProps) {
  const t = useStrings(strings)
  const s = useStrings(settingsStrings)
  const me = useMe()
  const { renew, reset, deactivate, reactivate } = useAgentChanges()
  const actions = actionsOn(agent, me.agent)
  if (agent.id === me.agent.id) return null
  if (actions.length === 0) return <span className="text-12 text-3">{t.onlyOwner}</span>

  const run: Record<AgentAction, () => void> = {
    role: onChangeRole,
    renew: () =>
      void renew(agent).then((link) => link && onLink({ purpose: 'renewal', agent, ...link })),
    reset: () =>
      void reset(agent).then((link) => link && onLink({ purpose: 'reset', agent, ...link })),
    deactivate: () => void deactivate(agent),
    withdraw: () => void deactivate(agent),
    reactivate: () => void reactivate(agent),
  }
  return (
    <MenuTrigger>
      <IconButton label={s.actionsFor(agent.name)}>
        <Ellipsis aria-hidden />
      </IconButton>
      <Menu
        aria-label={s.actionsFor(agent.name)}
        onAction={(action) => run[action as AgentAction]()}
      >
        {actions.map((action) => {
          const Icon = icons[action]
          const isGrave = action === 'deactivate' || action === 'withdraw'
          return (
            <MenuItem
              key={action}
              id={action}
              icon={<Icon aria-hidden />}
              tone={isGrave ? 'danger' : 'plain'}
            >
              {t[labels[action]]}
            </MenuItem>
          )
        })}
      </Menu>
    </MenuTrigger>
  )
}

const labels = {
  role: 'menuRole',
  renew: 'menuRenew',
  reset: 'menuReset',
  deactivate: 'menuDeactivate',
  withdraw: 'menuWithdraw',
  reactivate: 'menuReactivate',
} as const

const icons = {
  role: UserCog,
  renew: LinkIcon,
  reset: KeyRound,
  deactivate: UserX,
  withdraw: UserX,
  reactivate: RotateCcw,
}
