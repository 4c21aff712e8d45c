import { contextFor, type Ground, type SystemActor } from '../../platform/context.ts'
import { routeWork } from './route-work.ts'

/** News that may let something be matched. Messages are not among them: they are too many. */
const wakingNews = new Set([
  'conversation.opened',
  'conversation.reopened',
  'conversation.queued',
  'conversation.assigned',
  'conversation.resolved',
  'conversation.urgency-changed',
  'agent.presence-changed',
  'agent.duties-changed',
  'agent.deactivated',
  'catalogue.entry-changed',
  'catalogue.entry-created',
])

/** Without any news the picture is looked at so often: hints may be lost, and customers write to agents who are away. */
const lookEveryMs = 1_000
const errorRetryMs = 1_000

/** Keeps the queues and the agents matched for as long as the process lives. */
export function runRouting(ground: Ground): { stop(): Promise<void>; look(): Promise<void> } {
  const ctx = contextFor<SystemActor>(ground, { kind: 'system' })
  let isWanted = false
  let isStopped = false
  let underWay: Promise<void> | null = null
  let retry: NodeJS.Timeout | undefined

  const wake = () => {
    isWanted = true
    if (underWay === null && !isStopped) underWay = run().finally(() => (underWay = null))
  }

  async function run() {
    while (isWanted && !isStopped) {
      isWanted = false
      try {
        await routeWork(ctx)
      } catch (error) {
        ground.log.error({ error }, 'routing: a look failed, trying again')
        retry = setTimeout(wake, errorRetryMs)
      }
    }
  }

  const stopListening = ground.bus.onLogHint((names) => {
    if (names.some((name) => wakingNews.has(name))) wake()
  })
  const steady = setInterval(wake, lookEveryMs)
  wake()
  return {
    async stop() {
      isStopped = true
      stopListening()
      clearInterval(steady)
      clearTimeout(retry)
      await underWay
    },
    /** For tests: one look after everything that happened before. */
    async look() {
      wake()
      while (underWay !== null) await underWay
    },
  }
}
