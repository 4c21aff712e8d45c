import { setTimeout as sleep } from 'node:timers/promises'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { Pool } from 'pg'
import type { Bus } from '../bus/bus.ts'
import type { Log } from '../log/log.ts'
import { createLogTail } from './log-tail.ts'

const eventsPerReadMax = 500
/** Without any hint the log is looked at so often: hints may be lost. */
const lookEveryMs = 1_000
/** News that other transactions still hold back is looked for again after so long, then ever less often. */
const unsettledRetryMs = 2
const unsettledRetryMsMax = 100
/** Held back for so long, something else on the database server is in the way; it is said so often. */
const unsettledWarnMs = 5_000
const errorRetryMs = 250

export type LogFollower = {
  /** Everything up to here has been handed out. */
  position(): number
  stop(): Promise<void>
}

/**
 * Hands out each event of the log once, in order, from now on, for as long as the process lives,
 * with the position up to which everything has then been handed out.
 */
export async function followLog(
  { pool, bus, log }: { pool: Pool; bus: Bus; log: Log },
  take: (events: StoredEvent[], position: number) => void,
): Promise<LogFollower> {
  const tail = createLogTail(pool)
  let position = await findEnd(tail, createPatience(log))
  take([], position)
  let isRunning = false
  let isWanted = false
  let isStopped = false
  let finished: Promise<void> = Promise.resolve()
  let retry: NodeJS.Timeout | undefined
  const patience = createPatience(log)

  const wake = () => {
    isWanted = true
    if (!isRunning && !isStopped) finished = run()
  }
  const later = (ms: number) => {
    clearTimeout(retry)
    retry = setTimeout(wake, ms)
  }

  async function run() {
    isRunning = true
    while (isWanted && !isStopped) {
      isWanted = false
      try {
        const { events, settled, isBehind } = await tail.read(position, eventsPerReadMax)
        position =
          events.length === eventsPerReadMax ? events.at(-1)!.sequence : Math.max(position, settled)
        if (events.length > 0) take(events, position)
        if (events.length === eventsPerReadMax) isWanted = true
        else if (isBehind) later(patience.wait())
        if (events.length > 0 || !isBehind) patience.reset()
      } catch (error) {
        log.warn({ error: (error as Error).message }, 'log follower: could not read, trying again')
        later(errorRetryMs)
      }
    }
    isRunning = false
  }

  const stopListening = bus.onLogHint(wake)
  const steady = setInterval(wake, lookEveryMs)
  return {
    position: () => position,
    async stop() {
      isStopped = true
      stopListening()
      clearInterval(steady)
      clearTimeout(retry)
      await finished
    },
  }
}

async function findEnd(
  tail: ReturnType<typeof createLogTail>,
  patience: Patience,
): Promise<number> {
  for (;;) {
    const { settled, isBehind } = await tail.read(Number.MAX_SAFE_INTEGER, 1)
    if (!isBehind) return settled
    await sleep(patience.wait())
  }
}

type Patience = { wait(): number; reset(): void }

/** How long to wait for transactions that hold the log back: twice as long each time, up to a bound. */
function createPatience(log: Log): Patience {
  let waitMs = unsettledRetryMs
  let waitedMs = 0
  return {
    wait() {
      const now = waitMs
      waitMs = Math.min(waitMs * 2, unsettledRetryMsMax)
      if (Math.floor((waitedMs + now) / unsettledWarnMs) > Math.floor(waitedMs / unsettledWarnMs))
        log.warn(
          { heldBackMs: waitedMs + now },
          'log follower: a transaction that writes on this database server holds back the news',
        )
      waitedMs += now
      return now
    },
    reset() {
      waitMs = unsettledRetryMs
      waitedMs = 0
    },
  }
}
