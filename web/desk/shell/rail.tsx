import { ChartNoAxesColumn, Inbox, Search, Settings } from 'lucide-react'
import { Link, useRouter, useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Focusable } from 'react-aria-components/Focusable'
import { Avatar } from '@yingsheng/ui/avatar'
import { Badge } from '@yingsheng/ui/chip'
import { classNames } from '@yingsheng/ui/class-names'
import { Logo } from '@yingsheng/ui/logo'
import { Tooltip } from '@yingsheng/ui/tooltip'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useMyPresence } from '../agents/presence-query.ts'
import { StateDot } from '../agents/state-dot.tsx'
import { useStateName } from '../agents/state-name.ts'
import { useUnreadCount } from '../conversations/unread-count.ts'
import { useMe } from '../queries.ts'
import { LazyMenu } from './lazy-menu.tsx'
import { lazyPart } from './lazy-part.tsx'
import { showOverlay } from './shell-state.ts'
import { strings } from './strings.ts'
import { useSignOut } from './sign-out.tsx'

const AccountMenu = lazyPart(async () => (await import('./account-menu.tsx')).AccountMenu)

/** Where one can go: a column at the left, a bar at the bottom of a phone. */
export function Rail() {
  const t = useStrings(strings)
  const { agent } = useMe()
  const mine = useMyPresence()
  const stateName = useStateName()
  const router = useRouter()
  const unread = useUnreadCount()
  const { signOut, question } = useSignOut()
  // On a phone an open conversation needs the room.
  const isInConversation = useRouterState({
    select: (state) => state.matches.some((match) => 'conversationId' in match.params),
  })
  return (
    <nav
      aria-label={t.mainNavigation}
      data-ground="dark"
      className={classNames(
        'z-20 flex w-14 shrink-0 flex-col items-center gap-0.5 bg-rail py-2.5 text-rail-fg',
        'max-sm:order-last max-sm:w-full max-sm:flex-row max-sm:justify-around max-sm:py-1.5 max-sm:pb-[max(6px,env(safe-area-inset-bottom))]',
        isInConversation && 'max-sm:hidden',
      )}
    >
      <span className="mb-3 max-sm:hidden">
        <Logo size={32} />
      </span>
      <RailLink to="/conversations/mine" label={t.conversations} match="/conversations">
        <Inbox aria-hidden />
        {unread > 0 ? (
          <span className="absolute -top-0.5 right-0 rounded-full ring-2 ring-rail">
            <Badge count={unread} label={t.unreadConversations(unread)} />
          </span>
        ) : null}
      </RailLink>
      {agent.role === 'agent' ? null : (
        <RailLink to="/board" label={t.board} match="/board">
          <ChartNoAxesColumn aria-hidden />
        </RailLink>
      )}
      <button
        type="button"
        className={classNames(railItem, 'text-rail-fg sm:hidden')}
        aria-label={t.openPaletteShort}
        onClick={() => showOverlay('palette')}
      >
        <Search aria-hidden />
      </button>
      <span className="flex-1 max-sm:hidden" />
      <RailLink to="/settings" label={t.settings} match="/settings">
        <Settings aria-hidden />
      </RailLink>
      <LazyMenu
        label={mine ? t.accountMenuOf(agent.name, stateName(mine)) : t.accountMenu(agent.name)}
        className="mt-1.5 flex size-10 items-center justify-center rounded-full max-sm:mt-0"
        menu={AccountMenu}
        extra={{ goToProfile: () => router.history.push('/desk/settings/profile'), signOut }}
      >
        <span className="relative">
          <Avatar id={agent.id} name={agent.name} size={32} />
          {mine ? (
            <span className="absolute -right-1 -bottom-1 flex rounded-full bg-rail p-0.5">
              <StateDot state={mine.state} />
            </span>
          ) : null}
        </span>
      </LazyMenu>
      {question}
    </nav>
  )
}

const railItem =
  'relative flex size-10 items-center justify-center rounded-8 transition-colors duration-120 hover:bg-rail-2 hover:text-white [&_svg]:size-5'

/** One place to go, with its name beside it while it has pointer or focus. */
function RailLink({
  to,
  label,
  match,
  children,
}: {
  to: string
  label: string
  match: string
  children: ReactNode
}) {
  const isHere = useRouterState({ select: (state) => state.location.pathname.startsWith(match) })
  return (
    <Tooltip text={label} placement="right">
      <Focusable>
        <Link
          to={to as '/'}
          role="link"
          aria-label={label}
          aria-current={isHere ? 'page' : undefined}
          className={classNames(railItem, isHere ? 'bg-rail-2 text-white' : 'text-rail-fg')}
        >
          {children}
        </Link>
      </Focusable>
    </Tooltip>
  )
}
