import type { Actor, Context } from '../../platform/context.ts'
import { createBatcher, type Batcher } from '../../platform/batch/batch.ts'
import type { Kysely } from 'kysely'
import type { Tables } from '../../platform/database/tables.ts'
import { conversationAddress, customerAddress } from './rules/audience.ts'
import { findPositions, type PositionChange, raisePositions } from './store/positions.ts'

const changesPerBatchMax = 200
const batchers = new WeakMap<Kysely<Tables>, Batcher<PositionChange, null>>()

/**
 * How far a reader has got. The caller has asked permission. Both sides hear of it as a signal; what
 * is kept is the furthest position, so an old or repeated one changes nothing.
 */
export async function notePosition(
  ctx: Context<Extract<Actor, { kind: 'agent' | 'customer' }>>,
  position: { conversationId: string; customerId: string; delivered: number; read: number },
): Promise<void> {
  const { conversationId, customerId, delivered, read } = position
  const reader = { kind: ctx.actor.kind, id: ctx.actor.id }
  await batcherFor(ctx)({ conversationId, reader, delivered, read })
  const positions = await findPositions(ctx, conversationId)
  const signal = { kind: 'positions' as const, conversationId, positions }
  ctx.bus.signal({ address: conversationAddress(conversationId), signal })
  ctx.bus.signal({ address: customerAddress(customerId), signal })
}

function batcherFor(ctx: Context): Batcher<PositionChange, null> {
  const known = batchers.get(ctx.db)
  if (known !== undefined) return known
  const batcher = createBatcher<PositionChange, null>({
    keyOf: ({ conversationId, reader }) => `${conversationId} ${reader.id}`,
    itemsMax: changesPerBatchMax,
    run: async (changes) => {
      await raisePositions(ctx, changes)
      return changes.map(() => null)
    },
  })
  batchers.set(ctx.db, batcher)
  return batcher
}
