import { CirclePause, CirclePlay, CircleSlash, CircleX, Ellipsis, List } from 'lucide-react'
import type { PresenceState } from '@yingsheng/contracts/presence'
import { IconButton } from '@yingsheng/ui/icon-button'
import { Menu, MenuItem, MenuTrigger } from '@yingsheng/ui/menu'
import { useStrings } from '@yingsheng/ui/use-strings'
import type { NamedAgent } from './agent-table.tsx'
import type { Shown } from './conversations-drawer.tsx'
import type { Forced } from './force-dialog.tsx'
import { states } from './rules/board-figures.ts'
import { strings } from './strings.ts'

/** What a supervisor may do about an agent. */
export function AgentMenu({
  agent,
  onShow,
  onForce,
}: {
  agent: NamedAgent
  onShow: (shown: Shown) => void
  onForce: (forced: Forced) => void
}) {
  const t = useStrings(strings)
  const { agentId, name, state } = agent
  return (
    <MenuTrigger>
      <IconButton label={t.actionsFor(name)}>
        <Ellipsis aria-hidden />
      </IconButton>
      <Menu aria-label={t.actionsFor(name)}>
        <MenuItem
          icon={<List aria-hidden />}
          onAction={() => onShow({ title: t.conversationsOf(name), of: { agentId } })}
        >
          {t.showConversations}
        </MenuItem>
        {states
          .filter((other) => other !== state)
          .map((other) => {
            const Icon = icons[other]
            return (
              <MenuItem
                key={other}
                icon={<Icon aria-hidden />}
                onAction={() => onForce({ agentId, name, state: other })}
              >
                {t.force[other]}
              </MenuItem>
            )
          })}
      </Menu>
    </MenuTrigger>
  )
}

const icons: Record<PresenceState, typeof CirclePlay> = {
  online: CirclePlay,
  busy: CircleSlash,
  break: CirclePause,
  offline: CircleX,
}
