import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

const settleWithinMs = 120_000
const lookEveryMs = 50

/** Waits until the search, the slowest reader of the log, has all that was said. Answers how long that took, in ms. */
export async function untilReadersCaughtUp(client: pg.Client): Promise<number> {
  const startedAt = performance.now()
  for (;;) {
    const { rows } = await client.query<{ is_behind: boolean }>(
      `select exists (select from events where name in ('message.sent', 'note.added') and sequence >
        coalesce((select sequence from log_positions where reader = 'search'), 0)) as is_behind`,
    )
    const waited = performance.now() - startedAt
    if (!rows[0]!.is_behind) return waited
    if (waited > settleWithinMs) throw new Error('the search does not catch up with what was said')
    await sleep(lookEveryMs)
  }
}

/** Every round starts with clean buffers: what one round wrote is not flushed in the next. */
export async function checkpoint(client: pg.Client): Promise<void> {
  await client.query('checkpoint')
}
