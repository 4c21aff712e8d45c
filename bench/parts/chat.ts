import type { Figure } from '../figures/figure.ts'
import { median } from '../figures/median.ts'
import type { Load } from '../load/plan.ts'
import { openBeside, openEmbedded, openPostgres } from '../servers/databases.ts'
import { openBareSide, type OpenSide, openProductSide } from './open-sides.ts'
import { type RoundFigures, runRound, warmUp } from './side.ts'

const customers = 1_000
const outstanding = 64
/** As many as it takes that each stays below the frames a connection may send. */
const agents = 200
const perSecondWanted = 2_000
const shareOfBareWanted = 0.45
const shareOfPostgresWanted = 0.8

/**
 * How many messages a second, with everything done: a thousand customers, 64 messages under way at any
 * time. Beside it the bare server on the same PostgreSQL, and our own on the embedded database.
 */
export async function measureChat(pace: {
  rounds: number
  warmUpSeconds: number
  seconds: number
  profileFolder?: string | undefined
  /** Another checkout of the product, measured beside ours. */
  against?: string | undefined
}) {
  const { profileFolder, against } = pace
  const load: Load = {
    mode: { kind: 'closed', outstanding },
    warmUpSeconds: pace.warmUpSeconds,
    seconds: pace.seconds,
    repliesPercent: 0,
  }
  const postgres = await openPostgres()
  const embedded = await openEmbedded()
  const sides: OpenSide[] = []
  try {
    sides.push(await openBareSide('bare', postgres, customers))
    sides.push(
      await openProductSide('PostgreSQL', postgres, { customers, agents: 0, profileFolder }),
    )
    if (against !== undefined) {
      const database = await openBeside(postgres, 'against')
      sides.push(
        await openProductSide('against', database, { customers, agents: 0, checkout: against }),
      )
    }
    sides.push(await openProductSide('embedded', embedded, { customers, agents: 0 }))
    for (const side of sides) await side.generator.connect(side.crowd)
    const alone = await alternate(sides, load, pace.rounds)
    while (sides.length > 1) await sides.pop()!.stop()

    const both = await openProductSide('with agents', postgres, { customers, agents })
    sides.push(both)
    await both.generator.connect(both.crowd)
    const answered = await alternate(
      [both],
      { ...load, repliesPercent: 50 },
      Math.min(2, pace.rounds),
    )
    const rounds = new Map([...alone, ...answered])
    return { figures: chatFigures(rounds), rounds: Object.fromEntries(rounds) }
  } finally {
    for (const side of sides) await side.stop()
    await postgres.stop()
    await embedded.stop()
  }
}

/** A B C A B C …: whatever else the machine does meanwhile hits all alike. The first of each is not counted. */
export async function alternate(
  sides: readonly OpenSide[],
  load: Load,
  rounds: number,
): Promise<Map<string, RoundFigures[]>> {
  const figures = new Map<string, RoundFigures[]>(sides.map(({ name }) => [name, []]))
  for (const side of sides) await warmUp(side, { ...load, seconds: load.warmUpSeconds })
  for (let round = 0; round < rounds; round += 1) {
    for (const side of sides) figures.get(side.name)!.push(await runRound(side, load))
  }
  return figures
}

// long: one table of figures
function chatFigures(rounds: ReadonlyMap<string, RoundFigures[]>): Figure[] {
  const of = (side: string, read: (round: RoundFigures) => number) =>
    median(rounds.get(side)!.map(read))
  /** The median of each round's own ratio: what slowed one round down slowed its neighbours too. */
  const ratio = (side: string, to: string) =>
    median(
      rounds
        .get(side)!
        .map((round, at) => round.result.perSecond / rounds.get(to)![at]!.result.perSecond),
    )
  const perSecond = (round: RoundFigures) => round.result.perSecond
  const bare = (read: (round: RoundFigures) => number) => ({
    what: 'bare',
    value: of('bare', read),
  })
  const postgres = (read: (round: RoundFigures) => number) => ({
    what: 'on PostgreSQL',
    value: of('PostgreSQL', read),
  })
  const ours = 'PostgreSQL'
  const lost = [...rounds.values()]
    .flat()
    .reduce((sum, round) => sum + round.lost + round.result.doubled, 0)
  const figure = (
    name: string,
    value: number,
    unit: string,
    more: Partial<Figure> = {},
  ): Figure => ({ part: 'chat', name, value, unit, comparison: null, wanted: null, ...more })
  return [
    figure('messages accepted', of(ours, perSecond), '/s', {
      comparison: bare(perSecond),
      wanted: { atLeast: perSecondWanted },
    }),
    figure('share of bare', ratio(ours, 'bare'), '', { wanted: { atLeast: shareOfBareWanted } }),
    figure(
      'accepted after, p50',
      of(ours, ({ result }) => result.ack.p50),
      'ms',
      { comparison: bare(({ result }) => result.ack.p50) },
    ),
    figure(
      'accepted after, p99',
      of(ours, ({ result }) => result.ack.p99),
      'ms',
      { comparison: bare(({ result }) => result.ack.p99) },
    ),
    figure(
      'delivered after, p50',
      of(ours, ({ result }) => result.delivery?.p50 ?? Number.NaN),
      'ms',
    ),
    figure(
      'delivered after, p99',
      of(ours, ({ result }) => result.delivery?.p99 ?? Number.NaN),
      'ms',
    ),
    figure(
      'server CPU a message',
      of(ours, ({ serverCpuMs }) => serverCpuMs),
      'ms',
      { comparison: bare(({ serverCpuMs }) => serverCpuMs) },
    ),
    figure(
      'PostgreSQL CPU a message',
      of(ours, ({ databaseCpuMs }) => databaseCpuMs),
      'ms',
      { comparison: bare(({ databaseCpuMs }) => databaseCpuMs) },
    ),
    figure('messages accepted, embedded', of('embedded', perSecond), '/s', {
      comparison: postgres(perSecond),
    }),
    figure('embedded, share of PostgreSQL', ratio('embedded', ours), '', {
      wanted: { atLeast: shareOfPostgresWanted },
    }),
    figure('messages accepted, half of them replies', of('with agents', perSecond), '/s', {
      comparison: postgres(perSecond),
    }),
    figure(
      'replies and lines delivered after, p50',
      of('with agents', ({ result }) => result.delivery?.p50 ?? Number.NaN),
      'ms',
    ),
    ...(rounds.has('against')
      ? [
          figure('messages accepted, the other checkout', of('against', perSecond), '/s', {
            comparison: postgres(perSecond),
          }),
          figure('the other checkout, share of this one', ratio('against', ours), ''),
        ]
      : []),
    figure('lost or doubled', lost, '', { wanted: { atMost: 0 } }),
  ]
}
