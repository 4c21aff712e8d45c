import { type LoggedEvent, logReader } from '../../platform/events/log-reader.ts'
import { callingEvents, type Call, whomToCall } from './rules/whom-to-call.ts'
import { queuePushes } from './store/pushes.ts'

type Queued = Call & { event: LoggedEvent }

/**
 * Queues what agents are to be called for, for each of their devices. Whether they are told is decided
 * when it is due, sending is somebody else's work: the log is never held up.
 */
export const reader = logReader<Queued[]>({
  name: 'pushes',
  wants: callingEvents,
  effect: 'actions',
  prepare: newestOfEach,
  take: (tx, queued) => queuePushes(tx, queued, tx.now()),
})

/** Of what one agent is to hear of one conversation, the newest. */
function newestOfEach(events: LoggedEvent[]): Queued[] {
  const newest = new Map<string, Queued>()
  for (const event of events) {
    const call = whomToCall(event)
    if (call !== null) newest.set(`${call.agentId} ${call.conversationId}`, { ...call, event })
  }
  return [...newest.values()]
}
