import type { PresenceState } from '@yingsheng/contracts/presence'
import { Header } from 'react-aria-components/Header'
import { MenuSection } from 'react-aria-components/Menu'
import { MenuItem } from '@yingsheng/ui/menu'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useEntries } from '../catalogue/catalogue.ts'
import { changeMyPresence } from './change-my-presence.ts'
import { useMyPresence } from './presence-query.ts'
import { StateDot } from './state-dot.tsx'
import { strings } from './strings.ts'

/** Whether I am there, chosen with one press; each reason for a break is a choice of its own. */
export function PresenceSection() {
  const t = useStrings(strings)
  const mine = useMyPresence()
  const reasons = useEntries('break-reason')
  const chosen = mine === undefined ? [] : [keyOf(mine.state, mine.reasonId)]
  const item = (state: PresenceState, label: string, reasonId: string | null = null) => (
    <MenuItem
      key={keyOf(state, reasonId)}
      id={keyOf(state, reasonId)}
      icon={<StateDot state={state} className="mx-0.75" />}
    >
      {label}
    </MenuItem>
  )
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={chosen}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys]
        const [state, reasonId] = String(key).split(' ') as [PresenceState, string | undefined]
        void changeMyPresence(state, reasonId ?? null)
      }}
    >
      <Header className="px-2 pt-2 pb-1 text-12 font-medium text-3">{t.presence}</Header>
      {item('online', t.states.online)}
      {item('busy', t.states.busy)}
      {reasons
        .filter(({ isArchived }) => !isArchived)
        .map(({ id, fields }) => item('break', t.onBreak(fields.name), id))}
      {item('offline', t.states.offline)}
    </MenuSection>
  )
}

const keyOf = (state: PresenceState, reasonId: string | null) =>
  reasonId === null ? state : `${state} ${reasonId}`
