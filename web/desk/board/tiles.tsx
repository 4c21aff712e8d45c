import { Hourglass, MessagesSquare, Timer, TimerReset, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Board, Share } from '@yingsheng/contracts/supervision'
import { classNames } from '@yingsheng/ui/class-names'
import { useSecond } from '@yingsheng/ui/use-now'
import { useStrings } from '@yingsheng/ui/use-strings'
import { countStates, percentOf, runningClock, shareTone } from './rules/board-figures.ts'
import { shareTones } from './share-value.tsx'
import { strings } from './strings.ts'

/** The whole house in five figures; what they mean stands below them. */
export function Tiles({ board }: { board: Board }) {
  const t = useStrings(strings)
  const now = useSecond()
  const counts = countStates(board.agents)
  const online = board.agents.filter(({ state }) => state === 'online')
  const load = board.agents.reduce((sum, agent) => sum + agent.load, 0)
  const onlineLoad = online.reduce((sum, agent) => sum + agent.load, 0)
  const capacity = online.reduce((sum, agent) => sum + agent.capacity, 0)
  const waiting = board.queues.reduce((sum, queue) => sum + queue.waiting, 0)
  const since = board.queues.flatMap(({ waitingSince }) => waitingSince ?? []).toSorted()[0]
  return (
    <section aria-label={t.title}>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-5">
        <Tile
          icon={<UsersRound />}
          label={t.onDuty}
          value={String(counts.online + counts.busy)}
          detail={`${t.states.online} ${counts.online} · ${t.states.busy} ${counts.busy} · ${t.onDutyDetail(counts.break, counts.offline)}`}
        />
        <Tile
          icon={<Hourglass />}
          label={t.queued}
          value={String(waiting)}
          tone={waiting > 0 ? 'text-warn' : undefined}
          detail={
            since === undefined
              ? t.nobodyWaits
              : t.longest(runningClock((now - Date.parse(since)) / 1000, t.days))
          }
        />
        <Tile
          icon={<MessagesSquare />}
          label={t.openConversations}
          value={String(load)}
          detail={
            capacity === 0 ? t.noCapacity : t.ofCapacity(Math.round((onlineLoad / capacity) * 100))
          }
        />
        <SpeedTile icon={<Timer />} label={t.within30s} board={board} speed="within30s" />
        <SpeedTile icon={<TimerReset />} label={t.within3min} board={board} speed="within3min" />
      </dl>
      <p className="mt-2 text-12 text-3">{t.formula(board.day.timeZone)}</p>
    </section>
  )
}

function SpeedTile({
  icon,
  label,
  board: { speeds },
  speed,
}: {
  icon: ReactNode
  label: string
  board: Board
  speed: 'within30s' | 'within3min'
}) {
  const t = useStrings(strings)
  const said = (share: Share) => {
    const percent = percentOf(share)
    return percent === null ? t.none : t.percent(percent)
  }
  const rounds = speeds.rounds[speed]
  const tone = shareTone(rounds)
  return (
    <Tile
      icon={icon}
      label={label}
      value={said(rounds)}
      tone={tone === null ? undefined : shareTones[tone]}
      detail={`${t.counts(rounds.within, rounds.counted)} · ${t.first(said(speeds.first[speed]))}`}
    />
  )
}

function Tile({
  icon,
  label,
  value,
  detail,
  tone,
}: {
  icon: ReactNode
  label: string
  value: string
  detail: string
  tone?: string | undefined
}) {
  return (
    <div className="flex flex-col rounded-12 border border-line bg-surface px-4 py-3 last:max-sm:col-span-2">
      <dt className="flex items-center gap-1.5 text-12 text-2 [&_svg]:size-3.5">
        {icon}
        {label}
      </dt>
      <dd className={classNames('num text-28 leading-9 font-semibold', tone ?? 'text-1')}>
        {value}
      </dd>
      <dd className="num text-12 text-3">{detail}</dd>
    </div>
  )
}
