/*
 * Sending is apart from queueing: the reader of the log only writes what is due, in the transaction
 * that moves its position. Here we look for what is due, claim it for a while (its time moves past
 * the end of the try), send, and write down what came of it. Whoever dies in between has lost
 * nothing: the claim runs out and somebody sends it again, under the same id. At least once, then;
 * receivers know by the id what they have had.
 *
 * Each webhook has so many places of its own and no others, so one that hangs for the whole fifteen
 * seconds holds up its own deliveries and nobody else's.
 */
import { webhookAnswerMillisecondsMax, webhookSendingAtOnceMax } from '@yingsheng/contracts/limits'
import { contextFor, type Ground, type SystemActor } from '../../platform/context.ts'
import { webhooksSent } from '../../platform/metrics/metrics.ts'
import { deliveryBody, testBody } from './rules/delivery-body.ts'
import { saveOutcome } from './save-outcome.ts'
import { sendDelivery } from './send-delivery.ts'
import { claimDue, type ClaimedDelivery } from './store/deliveries.ts'

const lookEveryMs = 500
/** Beyond the longest try by what writing it down may take. */
const leaseMs = webhookAnswerMillisecondsMax + 15_000
/** Tries that are under way may end when the process does; the others run out of their lease. */
const stopWithinMs = 2_000

/** Sends what is due until it is stopped. Several workers may. */
export function runDeliveries(ground: Ground): { stop(): Promise<void> } {
  const ctx = contextFor<SystemActor>(ground, { kind: 'system' })
  const busy = new Map<string, number>()
  const underWay = new Set<Promise<void>>()
  let state: 'running' | 'stopping' | 'over' = 'running'
  let looking: Promise<void> | null = null
  let isWanted = false

  const look = () => {
    isWanted = true
    if (state !== 'running' || looking !== null) return
    looking = lookWhileWanted().finally(() => (looking = null))
  }

  /** A place that became free during a look is filled by the next one, not by the clock. */
  async function lookWhileWanted() {
    while (isWanted && state === 'running') {
      isWanted = false
      await claim().catch((error: unknown) =>
        ground.log.warn({ error }, 'webhooks: could not look for what is due'),
      )
    }
  }

  async function claim() {
    const now = ctx.now()
    const leaseUntil = new Date(now.getTime() + leaseMs)
    const perWebhookMax = webhookSendingAtOnceMax
    const due = await claimDue(ctx, { now, leaseUntil, perWebhookMax, busy })
    for (const delivery of due) {
      const sending = deliver(delivery).finally(() => {
        underWay.delete(sending)
        take(delivery.webhookId, -1)
        look()
      })
      underWay.add(sending)
      take(delivery.webhookId, 1)
    }
  }

  function take(webhookId: string, places: 1 | -1) {
    const held = (busy.get(webhookId) ?? 0) + places
    if (held === 0) busy.delete(webhookId)
    else busy.set(webhookId, held)
  }

  async function deliver(delivery: ClaimedDelivery) {
    try {
      const sent = await sendDelivery(ctx, { ...delivery, body: bodyOf(delivery) })
      if (state === 'over') return
      await saveOutcome(ctx, delivery, sent)
      webhooksSent.inc({ outcome: sent.attempt.problem ?? `${sent.attempt.status}`[0] + 'xx' })
    } catch (error) {
      ground.log.error({ delivery: delivery.id, error }, 'webhooks: a delivery was not settled')
    }
  }

  const timer = setInterval(look, lookEveryMs)
  look()
  return {
    async stop() {
      state = 'stopping'
      clearInterval(timer)
      await looking
      await Promise.race([Promise.all(underWay), sleep(stopWithinMs)])
      state = 'over'
    },
  }
}

function bodyOf({ event, webhookId, createdAt }: ClaimedDelivery): string {
  return event === null ? testBody(webhookId, createdAt.toISOString()) : deliveryBody(event)
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds).unref())
}
