import type { Kysely } from 'kysely'
import type { Context, Tx } from '../../platform/context.ts'
import type { Batcher } from '../../platform/batch/batch.ts'
import { createBatcher } from '../../platform/batch/batch.ts'
import type { Tables } from '../../platform/database/tables.ts'
import { messagesAccepted } from '../../platform/metrics/metrics.ts'
import { type AppendOutcome, appendMessages, type NewMessage } from './store/append-messages.ts'

const messagesPerBatchMax = 128
/** Two statements that write the same client id at once: the later one looks again and finds it known. */
const triesMax = 3

/** One batcher per database: whatever arrives while a commit is under way shares the next one. */
const batchers = new WeakMap<Kysely<Tables>, Batcher<NewMessage, AppendOutcome>>()

/** Says something, together with whatever else is said right now. Answers when it is durable. */
export async function appendMessage(ctx: Context, message: NewMessage): Promise<AppendOutcome> {
  let batcher = batchers.get(ctx.db)
  if (batcher === undefined) {
    batcher = createBatcher({
      keyOf: (item) => item.conversationId ?? item.author.id,
      itemsMax: messagesPerBatchMax,
      run: async (items) => {
        const outcomes = await appendWithRetry(ctx, items)
        ctx.bus.hintLog([])
        return outcomes
      },
    })
    batchers.set(ctx.db, batcher)
  }
  const outcome = await batcher(message)
  if (outcome.outcome === 'said') messagesAccepted.inc({ author: message.author.kind })
  return outcome
}

/** The same inside a transaction that has more to do. */
export async function appendInTransaction(tx: Tx, message: NewMessage): Promise<AppendOutcome> {
  const [outcome] = await appendMessages(tx, [message])
  tx.recorded.add(message.audience === 'agents' ? 'note.added' : 'message.sent')
  if (outcome!.outcome === 'said') messagesAccepted.inc({ author: message.author.kind })
  return outcome!
}

async function appendWithRetry(ctx: Context, items: NewMessage[]): Promise<AppendOutcome[]> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await appendMessages(ctx, items)
    } catch (error) {
      if ((error as { code?: string }).code !== '23505' || tries === triesMax) throw error
    }
  }
}
