import type pg from 'pg'
import { cpuMsOf, cpuMsOfFamily } from '../figures/process-clock.ts'
import type { Load, LoadResult } from '../load/plan.ts'
import type { LoadGenerator } from '../servers/load-generator.ts'
import { checkpoint, untilReadersCaughtUp } from '../servers/settle.ts'

/** One server under load, with all that is watched of it. */
export type Side = {
  name: string
  generator: LoadGenerator
  client: pg.Client
  serverPid: number
  databasePid: number
  /** Whether there is a log whose readers must catch up. */
  hasReaders: boolean
}

export type RoundFigures = {
  result: LoadResult
  /** CPU in the measured seconds by message, ms. */
  serverCpuMs: number
  databaseCpuMs: number
  loadCpuMs: number
  /** How long the search needed after the last message, ms. */
  readersBehindMs: number
  lost: number
}

/** One round of load on one server; everything is at rest before and after. */
export async function runRound(side: Side, load: Load): Promise<RoundFigures> {
  await checkpoint(side.client)
  const storedBefore = side.hasReaders ? await countMessages(side.client) : 0
  const clocks = () => ({
    server: cpuMsOf(side.serverPid),
    database: cpuMsOfFamily(side.databasePid),
  })
  let before = clocks()
  let after = before
  const result = await side.generator.run(load, {
    onMeasuring: () => (before = clocks()),
    onMeasured: () => (after = clocks()),
  })
  const readersBehindMs = side.hasReaders ? await untilReadersCaughtUp(side.client) : 0
  const stored = side.hasReaders ? (await countMessages(side.client)) - storedBefore : null
  const figures = {
    result,
    serverCpuMs: (after.server - before.server) / result.accepted,
    databaseCpuMs: (after.database - before.database) / result.accepted,
    loadCpuMs: result.cpuMs / result.accepted,
    readersBehindMs,
    lost: countLost(result, stored),
  }
  report(side.name, figures)
  return figures
}

/**
 * A round that is not counted: code is compiled, tables have rows, and PostgreSQL knows how many. Plans
 * that it made for empty tables would be kept until it looks by itself, within a minute.
 */
export async function warmUp(side: Side, load: Load): Promise<void> {
  await runRound({ ...side, name: `${side.name}, getting warm` }, load)
  await side.client.query('vacuum analyze')
}

/** What was sent and is missing: unanswered, not stored, or not delivered to its sender or to the other side. */
function countLost(result: LoadResult, stored: number | null): number {
  const refused = Object.values(result.refused).reduce((sum, count) => sum + count, 0)
  const said = result.sent - refused
  const unanswered = result.sent - result.answered
  if (stored === null) return unanswered
  return (
    unanswered +
    Math.abs(said - stored) +
    Math.max(0, said - result.deliveredToSender) +
    (result.expectedAtOther - result.deliveredToOther)
  )
}

async function countMessages(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>('select count(*) from messages')
  return Number(rows[0]!.count)
}

function report(name: string, { result, ...figures }: RoundFigures): void {
  const ms = (value: number | undefined) =>
    value === undefined ? '–' : value.toFixed(value < 1 ? 3 : 1)
  const { ack, delivery, doubled, refused, closed } = result
  const troubles = { lost: figures.lost, doubled, closed, ...refused }
  const trouble = Object.entries(troubles).flatMap(([what, count]) =>
    count > 0 ? [`${count} ${what}`] : [],
  )
  process.stderr.write(
    `  ${name}: ${Math.round(result.perSecond)}/s, ack ${ms(ack.p50)}/${ms(ack.p99)} ms, delivery ${ms(delivery?.p50)}/${ms(delivery?.p99)} ms, ` +
      `CPU a message ${ms(figures.serverCpuMs)} server + ${ms(figures.databaseCpuMs)} database + ${ms(figures.loadCpuMs)} load ms, ` +
      `search ${ms(figures.readersBehindMs)} ms behind${trouble.length > 0 ? `, ${trouble.join(', ')}` : ''}\n`,
  )
}
