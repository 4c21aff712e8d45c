import { useEffect, useState } from 'react'
import { CloudOff, RefreshCw } from 'lucide-react'
import { useSecond } from '@yingsheng/ui/use-now'
import { useStrings } from '@yingsheng/ui/use-strings'
import { live, useLive } from '../live/live.ts'
import { strings } from './strings.ts'

/** A connection that returns within this time is not worth a word. */
const patienceMilliseconds = 1_500

/** Says in words when what the desk shows may be old, and what becomes of what is written meanwhile. */
export function ConnectionNotice() {
  const t = useStrings(strings)
  const connection = useLive((state) => state.connection)
  const isWell = connection.is === 'online' || connection.is === 'idle'
  const isLate = useLate(!isWell)
  const isOutdated = connection.is === 'over' && connection.code === 'protocol_unknown'
  return (
    <div role="status">
      {isLate && !isWell ? (
        <div className="flex items-center gap-2 border-b border-line bg-warn-tint px-4 py-1.5 text-13 text-warn">
          <CloudOff size={16} aria-hidden />
          <span className="min-w-0 flex-1">
            {isOutdated
              ? t.protocolUnknown
              : connection.is === 'offline'
                ? t.offline
                : t.connecting}
            {connection.is === 'offline' ? <Countdown until={connection.retryAt} /> : null}
          </span>
          {isOutdated ? (
            <NoticeButton label={t.reload} onPress={() => location.reload()} />
          ) : connection.is === 'offline' ? (
            <NoticeButton label={t.connectNow} onPress={() => live().wake()} />
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

function NoticeButton({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="inline-flex min-h-6 items-center gap-1 rounded-6 border border-current/30 px-2 text-12 font-medium hover:bg-surface/40"
    >
      <RefreshCw size={14} aria-hidden />
      {label}
    </button>
  )
}

function useLate(isWaiting: boolean): boolean {
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    if (!isWaiting) return setIsLate(false)
    const timer = setTimeout(() => setIsLate(true), patienceMilliseconds)
    return () => clearTimeout(timer)
  }, [isWaiting])
  return isLate
}

/** For the eye only: whoever hears the page would be told the whole sentence anew each second. */
function Countdown({ until }: { until: number | null }) {
  const t = useStrings(strings)
  const now = useSecond()
  const seconds = until === null ? 0 : Math.ceil((until - now) / 1_000)
  return seconds > 2 ? (
    <span aria-hidden className="num">
      {' '}
      {t.retryIn(seconds)}
    </span>
  ) : null
}
