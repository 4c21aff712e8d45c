import { useQuery } from '@tanstack/react-query'
import { CloudOff, Maximize2, Minimize2, ShieldAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { boardEverySeconds } from '@yingsheng/contracts/limits'
import type { Board } from '@yingsheng/contracts/supervision'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { classNames } from '@yingsheng/ui/class-names'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { SkeletonRows } from '@yingsheng/ui/skeleton'
import { useStrings } from '@yingsheng/ui/use-strings'
import { RefusalError } from '../api.ts'
import { sentenceFor } from '../say-refusal.ts'
import { AgentTable } from './agent-table.tsx'
import { useEntries } from '../catalogue/catalogue.ts'
import { boardQuery, dutiesQuery, useFollowedBoard } from './board-queries.ts'
import { ConversationsDrawer, type Shown } from './conversations-drawer.tsx'
import { Filters, noFilter } from './filters.tsx'
import { Journal } from './journal.tsx'
import { QueueTable } from './queue-table.tsx'
import { strings } from './strings.ts'
import { Tiles } from './tiles.tsx'

/** Who is on duty, what waits, how fast customers are answered: all of it at a glance, and as it is now. */
export function BoardPage() {
  const t = useStrings(strings)
  const { data, error, isError, refetch } = useQuery(boardQuery)
  const wall = useWall()
  useFollowedBoard()
  return (
    <div
      className={classNames(
        'scroll-area h-full bg-canvas',
        wall.isOn && 'fixed inset-0 z-40 h-dvh text-16',
      )}
    >
      <div className="mx-auto flex max-w-400 flex-col gap-4 p-5 max-sm:p-3">
        <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="text-18 font-semibold text-1">{t.title}</h1>
          <p className="num min-w-0 flex-1 text-12 text-3">
            {data ? t.updatedAt(clockIn(data), boardEverySeconds) : null}
          </p>
          <Button
            icon={wall.isOn ? <Minimize2 aria-hidden /> : <Maximize2 aria-hidden />}
            onPress={wall.toggle}
          >
            {wall.isOn ? t.leaveWall : t.wall}
          </Button>
        </header>
        {data ? (
          <>
            {isError ? <Banner tone="warn">{t.stale}</Banner> : null}
            <Content board={data} isWall={wall.isOn} />
          </>
        ) : error ? (
          <Failed error={error} retry={() => void refetch()} />
        ) : (
          <SkeletonRows />
        )}
      </div>
    </div>
  )
}

function Content({ board, isWall }: { board: Board; isWall: boolean }) {
  const [filter, setFilter] = useState(noFilter)
  const [shown, setShown] = useState<Shown | null>(null)
  const { data: duties = [] } = useQuery(dutiesQuery)
  const queues = useEntries('queue')
  const queue = queues.find(({ id }) => id === filter.queueId)?.fields
  const serving = (agentId: string) => {
    const duty = duties.find((one) => one.agentId === agentId)
    const inTeam = (teamId: string | null) =>
      teamId === null || duty?.teamIds.includes(teamId) === true
    const hasSkill = !queue?.skillId || duty?.skillIds.includes(queue.skillId) === true
    return inTeam(filter.teamId) && inTeam(queue?.teamId ?? null) && hasSkill
  }
  const agents = board.agents.filter(({ agentId }) => serving(agentId))
  return (
    <>
      <Tiles board={board} />
      <Filters filter={filter} onChange={setFilter} queues={queues} />
      <div
        className={classNames(
          'grid items-start gap-4',
          !isWall && 'xl:grid-cols-[minmax(0,1fr)_22rem]',
        )}
      >
        <div className="flex min-w-0 flex-col gap-4">
          <QueueTable board={board} queueId={filter.queueId} onShow={setShown} />
          <AgentTable agents={agents} order={filter.order} onShow={setShown} />
        </div>
        {isWall ? null : <Journal />}
      </div>
      {shown ? <ConversationsDrawer shown={shown} onClose={() => setShown(null)} /> : null}
    </>
  )
}

function Failed({ error, retry }: { error: Error; retry: () => void }) {
  const t = useStrings(strings)
  if (error instanceof RefusalError && error.code === 'not_allowed')
    return <EmptyState icon={<ShieldAlert />} title={t.notYours} />
  return (
    <EmptyState
      icon={<CloudOff />}
      title={t.failed}
      action={<Button onPress={retry}>{t.tryAgain}</Button>}
    >
      {sentenceFor(error)}
    </EmptyState>
  )
}

/** Over everything, in full screen where the browser lets us; Escape leads back. */
function useWall() {
  const [isOn, setIsOn] = useState(false)
  useEffect(() => {
    if (!isOn) return
    const leave = () => setIsOn(false)
    const onFullscreen = () => document.fullscreenElement === null && leave()
    const onKey = (event: KeyboardEvent) => {
      const isInDialog = document.querySelector('[role=dialog], [role=alertdialog], [role=menu]')
      if (event.key === 'Escape' && !isInDialog) leave()
    }
    document.addEventListener('fullscreenchange', onFullscreen)
    addEventListener('keydown', onKey)
    document.documentElement.requestFullscreen?.().catch(() => {})
    return () => {
      document.removeEventListener('fullscreenchange', onFullscreen)
      removeEventListener('keydown', onKey)
      if (document.fullscreenElement) void document.exitFullscreen()
    }
  }, [isOn])
  return { isOn, toggle: () => setIsOn((was) => !was) }
}

/** The board's own time, on the clock of the zone whose day it shows. */
function clockIn({ at, day: { timeZone } }: Board): string {
  return new Intl.DateTimeFormat('zh-CN', { timeStyle: 'medium', timeZone }).format(new Date(at))
}
