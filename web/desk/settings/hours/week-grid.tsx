import { Copy, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '@yingsheng/ui/icon-button'
import { Menu, MenuItem, MenuTrigger } from '@yingsheng/ui/menu'
import { TextField } from '@yingsheng/ui/text-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { copyDay, readClock, type Interval } from './rules/opening.ts'
import { strings } from './strings.ts'

type WeekGridProps = {
  intervals: readonly Interval[]
  onChange: (intervals: Interval[]) => void
  problems: ReadonlyMap<number, 'clock' | 'order' | 'overlap'>
}

const week = [1, 2, 3, 4, 5, 6, 7]
const copies = { workdays: [1, 2, 3, 4, 5], weekend: [6, 7], all: week }

/** The seven days, each with as many intervals as it takes. */
export function WeekGrid({ intervals, onChange, problems }: WeekGridProps) {
  const t = useStrings(strings)
  return (
    <div role="group" aria-label={t.week} className="flex flex-col">
      {week.map((weekday) => (
        <Day
          key={weekday}
          weekday={weekday}
          intervals={intervals}
          onChange={onChange}
          problem={problems.get(weekday)}
        />
      ))}
    </div>
  )
}

type DayProps = Omit<WeekGridProps, 'problems'> & {
  weekday: number
  problem: 'clock' | 'order' | 'overlap' | undefined
}

function Day({ weekday, intervals, onChange, problem }: DayProps) {
  const t = useStrings(strings)
  const name = t.weekdays[weekday - 1]!
  const mine = intervals.flatMap((one, at) => (one.weekday === weekday ? [{ one, at }] : []))
  const put = (at: number, changes: Partial<Interval>) =>
    onChange(intervals.map((one, index) => (index === at ? { ...one, ...changes } : one)))
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line py-2.5 last:border-b-0">
      <span className="w-20 shrink-0 pt-1.5 text-13 font-medium text-1 max-sm:flex-1">{name}</span>
      <div className="flex min-w-56 flex-1 flex-col gap-2 max-sm:order-2 max-sm:basis-full">
        {mine.length === 0 ? <span className="pt-1.5 text-13 text-3">{t.closed}</span> : null}
        {mine.map(({ one, at }) => (
          <div key={`${at} ${one.from} ${one.to}`} className="flex items-center gap-2">
            <ClockField
              label={t.from(name)}
              value={one.from}
              isWrong={problem !== undefined}
              onChange={(from) => put(at, { from })}
            />
            <span aria-hidden className="text-3">
              –
            </span>
            <ClockField
              label={t.to(name)}
              value={one.to}
              isWrong={problem !== undefined}
              onChange={(to) => put(at, { to })}
            />
            <IconButton
              size="sm"
              label={t.remove(name, `${one.from}–${one.to}`)}
              onPress={() => onChange(intervals.filter((_, index) => index !== at))}
            >
              <X aria-hidden />
            </IconButton>
          </div>
        ))}
        {problem === undefined ? null : (
          <p role="alert" className="text-12 text-bad">
            {t.problems[problem]}
          </p>
        )}
      </div>
      <div className="flex gap-1">
        <IconButton
          label={t.add(name)}
          onPress={() => onChange([...intervals, following(weekday, mine.at(-1)?.one)])}
        >
          <Plus aria-hidden />
        </IconButton>
        <MenuTrigger>
          <IconButton label={t.copy(name)}>
            <Copy aria-hidden />
          </IconButton>
          <Menu
            aria-label={t.copy(name)}
            onAction={(to) =>
              onChange(copyDay(intervals, weekday, copies[to as keyof typeof copies]))
            }
          >
            <MenuItem id="workdays">{t.copyTo.workdays}</MenuItem>
            <MenuItem id="weekend">{t.copyTo.weekend}</MenuItem>
            <MenuItem id="all">{t.copyTo.all}</MenuItem>
          </Menu>
        </MenuTrigger>
      </div>
    </div>
  )
}

/** Another interval behind the last of the day, or the usual one. */
function following(weekday: number, last: Interval | undefined): Interval {
  if (last === undefined) return { weekday, from: '09:00', to: '18:00' }
  const hour = Math.min(Number(last.to.slice(0, 2)) + 1, 22)
  const clock = (hours: number) => `${String(hours).padStart(2, '0')}:00`
  return { weekday, from: clock(hour), to: clock(Math.min(hour + 4, 24)) }
}

type ClockFieldProps = {
  label: string
  value: string
  isWrong: boolean
  onChange: (clock: string) => void
}

/** A time as people type it; it is tidied up when it is left. */
function ClockField({ label, value, isWrong, onChange }: ClockFieldProps) {
  const [typed, setTyped] = useState(value)
  const commit = () => {
    const clock = readClock(typed) ?? typed
    if (clock !== value) onChange(clock)
    setTyped(clock)
  }
  return (
    <TextField
      label={label}
      isLabelHidden
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      value={typed}
      onChange={setTyped}
      onBlur={commit}
      {...(isWrong ? { error: '' } : {})}
      className="w-20"
      inputClassName="num"
    />
  )
}
