import { Outlet, useRouter } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import {
  ChartNoAxesColumn,
  Inbox,
  Keyboard,
  Languages,
  Moon,
  Rows3,
  Settings,
  UserRound,
} from 'lucide-react'
import type { Preferences } from '@yingsheng/contracts/agents'
import { useStrings } from '@yingsheng/ui/use-strings'
import { onSessionEnd } from '../api.ts'
import { hearCatalogue } from '../catalogue/catalogue.ts'
import { startSignsOfLife } from '../agents/signs-of-life.ts'
import { startDrafts } from '../conversations/drafts.ts'
import { hearConversations } from '../conversations/hear.ts'
import { onOpenConversation } from '../conversations/open-conversation.ts'
import { strings as conversationStrings } from '../conversations/strings.ts'
import { signInAddress } from '../guard.ts'
import { onLiveOver, startLive } from '../live/live.ts'
import { listQuery } from '../conversations/list-queries.ts'
import { changePreferences, queryClient, useMe } from '../queries.ts'
import { showRefusal } from '../say-refusal.ts'
import { useOfferCommands, type Command } from './commands.ts'
import { ConnectionNotice } from './connection-notice.tsx'
import { lazyPart, loadPartsWhenIdle } from './lazy-part.tsx'
import { Rail } from './rail.tsx'
import { showOverlay, useShellState } from './shell-state.ts'
import { leaveDesk } from './sign-out.tsx'
import { strings } from './strings.ts'
import { TopBar } from './top-bar.tsx'
import { useTitle } from './use-title.ts'
import { useShortcuts } from './use-shortcuts.ts'

const Palette = lazyPart(async () => (await import('./palette.tsx')).Palette)
const ShortcutList = lazyPart(async () => (await import('./shortcut-list.tsx')).ShortcutList)

/** The frame of the signed-in desk: rail, top bar, and whatever page is open between them. */
export function Shell() {
  const t = useStrings(strings)
  const me = useMe()
  const overlay = useShellState((state) => state.overlay)
  useConnection()
  useShortcuts(me.preferences.hasShortcuts)
  useOfferCommands('shell', useShellCommands())
  useTitle()
  useEffect(loadPartsWhenIdle, [])
  return (
    <div className="flex h-dvh max-sm:flex-col">
      <a
        href="#main"
        className="sr-only z-50 rounded-8 bg-brand px-3 py-2 text-on-brand focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t.skipToContent}
      </a>
      <Rail />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <TopBar />
        <ConnectionNotice />
        <main id="main" tabIndex={-1} className="min-h-0 flex-1 outline-hidden">
          <Outlet />
        </main>
      </div>
      {overlay === 'palette' ? <Palette /> : null}
      {overlay === 'shortcuts' ? <ShortcutList /> : null}
    </div>
  )
}

/** While the desk is open: connected, hearing, keeping drafts; at the end of the session, out. */
function useConnection() {
  const me = useMe()
  const router = useRouter()
  const agentId = me.agent.id
  // Before the pages inside are drawn, because they speak on it as soon as they are. Twice is once.
  useState(() => startLive(me))
  useEffect(() => {
    startLive(me)
    void queryClient.prefetchInfiniteQuery(listQuery('mine'))
    const leave = () =>
      void leaveDesk(router, signInAddress('session_over', router.state.location.href))
    onSessionEnd(leave)
    onLiveOver(leave)
    onOpenConversation((id, at) => {
      const params = router.state.matches
        .map((match) => match.params as { view?: 'mine' })
        .find(({ view }) => view)
      void router.navigate({
        to: '/conversations/$view/$conversationId',
        params: { view: params?.view ?? 'mine', conversationId: id },
        search: at === undefined ? {} : { at },
      })
    })
    const stopHearing = hearConversations(agentId)
    const stopHearingLists = hearCatalogue()
    const stopDrafts = startDrafts(agentId)
    const stopSigns = startSignsOfLife()
    // Nothing of the desk needs it; without it nobody is called.
    void import('../push/start-worker.ts').then(
      ({ startWorker }) => startWorker(agentId),
      () => {},
    )
    return () => {
      onSessionEnd(() => {})
      stopHearing()
      stopHearingLists()
      stopDrafts()
      stopSigns()
    }
    // `me` changes with every preference; who is connected changes with the agent.
    // oxlint-disable-next-line exhaustive-deps
  }, [agentId, router])
}

function useShellCommands(): Command[] {
  const t = useStrings(strings)
  const words = useStrings(conversationStrings)
  const router = useRouter()
  const isSupervisor = useMe().agent.role !== 'agent'
  return useMemo(() => {
    const views = (['mine', 'unassigned', 'all', 'resolved'] as const).map((view): Command => ({
      id: `view ${view}`,
      group: 'goTo',
      label: t.showView(words.viewNames[view]),
      icon: Inbox,
      run: () => void router.navigate({ to: '/conversations/$view', params: { view } }),
    }))
    const prefer = (
      id: string,
      label: string,
      icon: Command['icon'],
      change: Partial<Preferences>,
    ): Command => ({
      id,
      group: 'preferences',
      label,
      icon,
      run: () => void changePreferences(change).catch(showRefusal),
    })
    const go = (id: string, label: string, icon: Command['icon'], path: string): Command => {
      return { id, group: 'goTo', label, icon, run: () => router.history.push(path) }
    }
    return [
      ...views,
      ...(isSupervisor ? [go('board', t.board, ChartNoAxesColumn, '/desk/board')] : []),
      go('settings', t.settings, Settings, '/desk/settings'),
      go('profile', t.profile, UserRound, '/desk/settings/profile'),
      {
        id: 'shortcuts',
        group: 'goTo',
        label: t.shortcutList,
        icon: Keyboard,
        key: '[Shift]+?',
        keys: ['?'],
        run: () => showOverlay('shortcuts'),
      },
      ...(['light', 'dark', 'system'] as const).map((theme) =>
        prefer(`theme ${theme}`, t.switchTheme(t.themes[theme]), Moon, { theme }),
      ),
      ...(['zh-CN', 'en'] as const).map((language) =>
        prefer(`language ${language}`, t.switchLanguage(t.languages[language]), Languages, {
          language,
        }),
      ),
      ...(['comfortable', 'compact'] as const).map((density) =>
        prefer(`density ${density}`, t.switchDensity(t.densities[density]), Rows3, { density }),
      ),
    ]
  }, [t, words, router, isSupervisor])
}
