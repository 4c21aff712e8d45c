import { ArrowLeftRight, MailOpen, RotateCcw, Search, UserRound, UserRoundX } from 'lucide-react'
import { Header } from 'react-aria-components/Header'
import { MenuSection } from 'react-aria-components/Menu'
import type { ConversationState } from '@yingsheng/contracts/conversations'
import { MenuItem } from '@yingsheng/ui/menu'
import { useStrings } from '@yingsheng/ui/use-strings'
import type { LazyMenuProps } from '../../shell/lazy-menu.tsx'
import { MenuPopover } from '../../shell/menu-popover.tsx'
import { assign, changeUrgency, markUnread, reopen } from '../actions.ts'
import { strings } from '../strings.ts'
import { useWorkspaceState } from '../workspace-state.ts'

/** What is wanted less often than the buttons beside it. */
export function ThreadMenu({
  conversation,
  ...popover
}: LazyMenuProps & { conversation: ConversationState }) {
  const t = useStrings(strings)
  const { id, status, assigneeId, urgency } = conversation
  return (
    <MenuPopover {...popover} label={t.more} placement="bottom end" className="min-w-52">
      <MenuItem icon={<MailOpen />} shortcut={['U']} onAction={() => void markUnread(id)}>
        {t.markUnread}
      </MenuItem>
      {status === 'open' ? (
        <MenuItem
          icon={<ArrowLeftRight />}
          shortcut={['A']}
          onAction={() => useWorkspaceState.setState({ isAssigning: true })}
        >
          {t.assign}
        </MenuItem>
      ) : (
        <MenuItem icon={<RotateCcw />} shortcut={['E']} onAction={() => void reopen(id)}>
          {t.reopen}
        </MenuItem>
      )}
      {status === 'open' && assigneeId !== null ? (
        <MenuItem icon={<UserRoundX />} onAction={() => void assign(id, { assigneeId: null })}>
          {t.putBack}
        </MenuItem>
      ) : null}
      {status === 'open' ? (
        <MenuSection
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[String(urgency)]}
          onSelectionChange={(keys) => {
            const [chosen] = keys === 'all' ? [] : [...keys]
            void changeUrgency(id, Number(chosen))
          }}
        >
          <Header className="px-2 pt-2 pb-1 text-12 font-medium text-3">{t.urgency}</Header>
          {t.urgencies.map((label, level) => (
            <MenuItem key={label} id={String(level)}>
              {label}
            </MenuItem>
          ))}
        </MenuSection>
      ) : null}
      <MenuItem
        icon={<Search />}
        shortcut={['/']}
        onAction={() => useWorkspaceState.setState({ isSearching: true })}
      >
        {t.searchHere}
      </MenuItem>
      <MenuItem
        icon={<UserRound />}
        onAction={() => useWorkspaceState.setState({ isPanelOpen: true })}
      >
        {t.showPanel}
      </MenuItem>
    </MenuPopover>
  )
}
