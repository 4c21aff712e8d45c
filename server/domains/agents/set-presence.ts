import {
  type Presence,
  presenceChanged,
  type PresenceState,
  type presenceCause,
} from '@yingsheng/contracts/presence'
import type { z } from 'zod'
import { type AgentActor, type Context, inTransaction, type Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { areEntries } from '../catalogue/index.ts'
import { findPresence, lockPresence, savePresence } from './store/presence.ts'
import { lockAgent, saveAgent } from './store/agents.ts'

type Wanted = { state: PresenceState; reasonId: string | null }

/** Says whether I am there. Refuses `reason_missing` for a break without one, `reference_unknown`. */
export function changeMyPresence(ctx: Context<AgentActor>, wanted: Wanted): Promise<Presence> {
  return inTransaction(ctx, (tx) => choose(tx, tx.actor.id, wanted, 'self'))
}

/** Says it for another. Refuses `agent_inactive`, and the refusals of saying it oneself. */
export function forcePresence(
  ctx: Context<AgentActor>,
  { id, ...wanted }: Wanted & { id: string },
): Promise<Presence> {
  return inTransaction(ctx, (tx) => choose(tx, id, wanted, 'supervisor'))
}

async function choose(
  tx: Tx<AgentActor>,
  agentId: string,
  { state, reasonId }: Wanted,
  by: 'self' | 'supervisor',
): Promise<Presence> {
  const agent = await lockAgent(tx, agentId)
  if (agent === undefined) throw new Refusal('not_found')
  if (agent.status !== 'active') throw new Refusal('agent_inactive')
  if (state === 'break') await checkReason(tx, reasonId)
  return setPresence(tx, agentId, {
    state,
    reasonId: state === 'break' ? reasonId : null,
    isChosen: state === 'break' || state === 'offline',
    by,
  })
}

/** A break wants a reason where the business keeps any. */
async function checkReason(tx: Tx, reasonId: string | null) {
  if (reasonId === null) throw new Refusal('reason_missing')
  if (!(await areEntries(tx, 'break-reason', [reasonId]))) throw new Refusal('reference_unknown')
}

/** Puts an agent into a state and tells of it; nothing happens when he is in it already. */
export async function setPresence(
  tx: Tx,
  agentId: string,
  next: Wanted & { isChosen: boolean; by: z.infer<typeof presenceCause> },
): Promise<Presence> {
  const { by, ...wanted } = next
  const before = await lockPresence(tx, agentId, tx.now())
  const isSame =
    before.state === wanted.state &&
    before.reasonId === wanted.reasonId &&
    before.isChosen === wanted.isChosen
  if (!isSame) await savePresence(tx, agentId, wanted, tx.now())
  const presence = await findPresence(tx, agentId)
  if (isSame) return presence
  await recordEvent(tx, presenceChanged, await saveAgent(tx, agentId), {
    presence,
    previous: before.state,
    by,
  })
  return presence
}
