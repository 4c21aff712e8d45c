import { Keyboard, LogOut, UserRound } from 'lucide-react'
import { Header } from 'react-aria-components/Header'
import { MenuSection } from 'react-aria-components/Menu'
import type { Preferences } from '@yingsheng/contracts/agents'
import { MenuItem, MenuSeparator } from '@yingsheng/ui/menu'
import { useStrings } from '@yingsheng/ui/use-strings'
import { PresenceSection } from '../agents/presence-section.tsx'
import { changePreferences, useMe } from '../queries.ts'
import { showRefusal } from '../say-refusal.ts'
import type { LazyMenuProps } from './lazy-menu.tsx'
import { MenuPopover } from './menu-popover.tsx'
import { showOverlay } from './shell-state.ts'
import { strings } from './strings.ts'

type Extra = { goToProfile: () => void; signOut: () => void }

/** Me: profile, how the desk looks, leaving. */
export function AccountMenu({ goToProfile, signOut, ...popover }: LazyMenuProps & Extra) {
  const t = useStrings(strings)
  const { agent } = useMe()
  return (
    <MenuPopover
      {...popover}
      label={t.accountMenu(agent.name)}
      placement="right bottom"
      offset={10}
      className="w-64"
      head={
        <div className="border-b border-line px-3 py-2.5">
          <p className="truncate text-14 font-semibold">{agent.name}</p>
          <p className="truncate text-12 text-3">{agent.email}</p>
        </div>
      }
    >
      <PresenceSection />
      <MenuSeparator />
      <MenuItem id="profile" icon={<UserRound />} onAction={goToProfile}>
        {t.profile}
      </MenuItem>
      <MenuItem
        id="shortcuts"
        icon={<Keyboard />}
        shortcut={['?']}
        onAction={() => showOverlay('shortcuts')}
      >
        {t.shortcutList}
      </MenuItem>
      <MenuSeparator />
      <Choice name="theme" title={t.theme} labels={t.themes} />
      <Choice name="language" title={t.language} labels={t.languages} />
      <Choice name="density" title={t.density} labels={t.densities} />
      <MenuSeparator />
      <MenuItem id="sign-out" icon={<LogOut />} onAction={signOut}>
        {t.signOut}
      </MenuItem>
    </MenuPopover>
  )
}

type ChoiceName = 'theme' | 'language' | 'density'

function Choice<Name extends ChoiceName>(props: {
  name: Name
  title: string
  labels: Record<Preferences[Name], string>
}) {
  const { name, title, labels } = props
  const { preferences } = useMe()
  const ids = Object.keys(labels) as Preferences[Name][]
  return (
    <MenuSection
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[preferences[name]]}
      onSelectionChange={(keys) => {
        const [chosen] = keys === 'all' ? [] : [...keys]
        if (chosen)
          void changePreferences({ [name]: chosen } as Partial<Preferences>).catch(showRefusal)
      }}
    >
      <Header className="px-2 pt-2 pb-1 text-12 font-medium text-3">{title}</Header>
      {ids.map((id) => (
        <MenuItem key={id} id={id}>
          {labels[id]}
        </MenuItem>
      ))}
    </MenuSection>
  )
}
