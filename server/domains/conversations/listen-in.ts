import type { ConversationState } from '@yingsheng/contracts/conversations'
import { listeningSecondsMax } from '@yingsheng/contracts/limits'
import { type Listener, listeningBegun, listeningEnded } from '@yingsheng/contracts/supervision'
import {
  type AgentActor,
  type Context,
  inTransaction,
  type SystemActor,
} from '../../platform/context.ts'
import { isAtLeast } from '../../platform/permission.ts'
import { findAgent, recordOfAgent } from '../agents/index.ts'
import { findReadable } from './find-readable.ts'
import { conversationAddress } from './rules/audience.ts'
import { findConversation } from './store/conversations.ts'
import {
  deleteListening,
  findListeners,
  listSilentListeners,
  saveListening,
} from './store/listenings.ts'

type Listening = { conversationId: string; agentId: string }

/**
 * A supervisor listens in, or says that he still does. Agents who have the conversation open see it;
 * the customer hears nothing, and nothing he reads counts as read. The beginning is recorded.
 */
export async function listenIn(
  ctx: Context<AgentActor>,
  { id }: { id: string },
): Promise<{ done: true }> {
  const conversation = await findReadable(ctx, id)
  const listening = { conversationId: id, agentId: ctx.actor.id }
  await inTransaction(ctx, async (tx) => {
    if (!(await saveListening(tx, listening, tx.now()))) return
    const data = concernOf(conversation, ctx.actor.id)
    await recordOfAgent(tx, listeningBegun, { agentId: ctx.actor.id, data })
  })
  await tellListening(ctx, listening, true)
  return { done: true }
}

/** He listens no more. */
export async function stopListening(
  ctx: Context<AgentActor>,
  { id }: { id: string },
): Promise<{ done: true }> {
  await findReadable(ctx, id)
  await endListening(ctx, { conversationId: id, agentId: ctx.actor.id })
  return { done: true }
}

/** Who listens in on a conversation now. */
export async function listListeners(
  ctx: Context<AgentActor>,
  { id }: { id: string },
): Promise<{ listeners: Listener[] }> {
  await findReadable(ctx, id)
  return { listeners: await findListeners(ctx, id, since(ctx)) }
}

/** Whether this agent listens here, and so does not show himself. Costs nothing for those who may not. */
export async function isListening(
  ctx: Context<AgentActor>,
  conversationId: string,
): Promise<boolean> {
  if (!isAtLeast(ctx.actor, 'supervisor')) return false
  const listeners = await findListeners(ctx, conversationId, since(ctx))
  return listeners.some(({ agentId }) => agentId === ctx.actor.id)
}

/** Ends what desks have stopped speaking of. Answers how many. */
export async function endSilentListening(ctx: Context<SystemActor>): Promise<number> {
  const silent = await listSilentListeners(ctx, since(ctx))
  for (const listening of silent) await endListening(ctx, listening)
  return silent.length
}

/** Records that somebody has listened to the end; silent when he did not listen. */
export async function endListening(ctx: Context, listening: Listening): Promise<void> {
  const { conversationId, agentId } = listening
  const begunAt = await inTransaction(ctx, async (tx) => {
    const begun = await deleteListening(tx, listening)
    const conversation = begun && (await findConversation(tx, conversationId))
    if (begun === undefined || conversation === undefined) return undefined
    await recordOfAgent(tx, listeningEnded, {
      agentId,
      data: { ...concernOf(conversation, agentId), begunAt: begun.toISOString() },
    })
    return begun
  })
  if (begunAt !== undefined) await tellListening(ctx, listening, false)
}

/** What is recorded of whom a supervisor's deed concerned. */
export function concernOf({ id, number, assigneeId }: ConversationState, agentId: string) {
  return { agentId, conversationId: id, conversationNumber: number, assigneeId }
}

/** At the conversation's address agents alone listen. */
async function tellListening(ctx: Context, listening: Listening, isListening: boolean) {
  const agent = await findAgent(ctx, listening.agentId)
  ctx.bus.signal({
    address: conversationAddress(listening.conversationId),
    signal: { kind: 'listening', ...listening, name: agent?.name ?? '', isListening },
  })
}

function since({ now }: Pick<Context, 'now'>): Date {
  return new Date(now().getTime() - listeningSecondsMax * 1000)
}
