import { setTimeout as sleep } from 'node:timers/promises'
import type { Figure } from '../figures/figure.ts'
import { median } from '../figures/median.ts'
import { cpuMsOf, residentBytesOf } from '../figures/process-clock.ts'
import type { Load } from '../load/plan.ts'
import { openEmbedded, openPostgres } from '../servers/databases.ts'
import { openBareSide, type OpenSide, openProductSide } from './open-sides.ts'
import { type RoundFigures, runRound, warmUp } from './side.ts'

const perSecond = 200
const agents = 50
const KiB = 1024
const wanted = { cpuMs: 1.2, kilobytes: 25, p50Ms: 6, p99Ms: 60, shareOfPostgres: 0.8 }

type CrowdPace = {
  rounds: number
  customers: number
  seconds: number
  warmUpSeconds: number
  /** After so long the garbage of starting or connecting has been collected, or will not be. */
  settleSeconds: number
  profileFolder?: string | undefined
}

type CrowdRound = RoundFigures & {
  connectSeconds: number
  bytesPerConnection: number
  /** Of one core, while nobody says anything: pings and looking whether there is news. */
  restingShare: number
}

/** Ten thousand connected customers and 50 agents at their desks, who talk at the pace of a busy day. */
export async function measureCrowd(pace: CrowdPace) {
  const { rounds, customers, seconds, profileFolder } = pace
  const load: Load = {
    mode: { kind: 'open', perSecond },
    warmUpSeconds: pace.warmUpSeconds,
    seconds,
    repliesPercent: 50,
  }
  const found = new Map<string, CrowdRound[]>([
    ['bare', []],
    ['PostgreSQL', []],
    ['embedded', []],
  ])
  const postgres = await openPostgres()
  const embedded = await openEmbedded()
  try {
    for (let round = 0; round < rounds; round += 1) {
      const openers = [
        () => openBareSide('bare', postgres, customers),
        () => openProductSide('PostgreSQL', postgres, { customers, agents, profileFolder }),
        () => openProductSide('embedded', embedded, { customers, agents }),
      ]
      for (const open of openers) {
        const side = await open()
        try {
          found.get(side.name)!.push(await measureSide(side, load, pace))
        } finally {
          await side.stop()
        }
      }
    }
  } finally {
    await postgres.stop()
    await embedded.stop()
  }
  return { figures: crowdFigures(found, customers), rounds: Object.fromEntries(found) }
}

async function measureSide(side: OpenSide, load: Load, pace: CrowdPace): Promise<CrowdRound> {
  const settleMs = pace.settleSeconds * 1000
  await sleep(settleMs)
  const before = residentBytesOf(side.serverPid)
  const { seconds: connectSeconds } = await side.generator.connect(side.crowd)
  await sleep(settleMs)
  const bytesPerConnection = (residentBytesOf(side.serverPid) - before) / side.crowd.members.length
  const cpuBefore = cpuMsOf(side.serverPid)
  await sleep(settleMs)
  const restingShare = (cpuMsOf(side.serverPid) - cpuBefore) / settleMs
  await warmUp(side, { ...load, seconds: pace.warmUpSeconds })
  return { ...(await runRound(side, load)), connectSeconds, bytesPerConnection, restingShare }
}

function crowdFigures(found: ReadonlyMap<string, CrowdRound[]>, customers: number): Figure[] {
  const of = (side: string, read: (round: CrowdRound) => number) =>
    median(found.get(side)!.map(read))
  const part = `${customers.toLocaleString('en')} customers, ${perSecond}/s`
  const measured = (
    name: string,
    unit: string,
    read: (round: CrowdRound) => number,
    atMost: number | null,
  ): Figure[] => {
    const figure = { part, unit }
    const limit = atMost === null ? null : { atMost }
    const embedded = of('embedded', read)
    const ours = of('PostgreSQL', read)
    return [
      {
        ...figure,
        name,
        value: ours,
        comparison: { what: 'bare', value: of('bare', read) },
        wanted: limit,
      },
      {
        ...figure,
        name: `${name}, embedded`,
        value: embedded,
        comparison: { what: 'on PostgreSQL', value: ours },
        wanted: limit === null ? null : { atMost: ours / wanted.shareOfPostgres },
      },
    ]
  }
  const ours = [...found.get('PostgreSQL')!, ...found.get('embedded')!]
  const lost = ours.reduce(
    (sum, round) => sum + round.lost + round.result.doubled + round.result.closed,
    0,
  )
  return [
    ...measured('server CPU a message', 'ms', ({ serverCpuMs }) => serverCpuMs, wanted.cpuMs),
    ...measured('PostgreSQL CPU a message', 'ms', ({ databaseCpuMs }) => databaseCpuMs, null),
    ...measured(
      'memory a connection',
      'KB',
      ({ bytesPerConnection }) => bytesPerConnection / KiB,
      wanted.kilobytes,
    ),
    ...measured('accepted after, p50', 'ms', ({ result }) => result.ack.p50, null),
    ...measured(
      'delivered after, p50',
      'ms',
      ({ result }) => (result.delivery ?? result.ack).p50,
      wanted.p50Ms,
    ),
    ...measured(
      'delivered after, p99',
      'ms',
      ({ result }) => (result.delivery ?? result.ack).p99,
      wanted.p99Ms,
    ),
    ...measured('CPU at rest, of one core', '%', ({ restingShare }) => restingShare * 100, null),
    ...measured('connecting all of them', 's', ({ connectSeconds }) => connectSeconds, null),
    {
      part,
      name: 'lost, doubled or cut off',
      value: lost,
      unit: '',
      comparison: null,
      wanted: { atMost: 0 },
    },
  ]
}
