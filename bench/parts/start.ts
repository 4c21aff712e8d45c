import { setTimeout as sleep } from 'node:timers/promises'
import type { Figure } from '../figures/figure.ts'
import { median } from '../figures/median.ts'
import { residentBytesOf } from '../figures/process-clock.ts'
import { setUpBusiness } from '../people/set-up.ts'
import { startBare } from '../servers/bare-server.ts'
import { type BenchDatabase, openEmbedded, openPostgres } from '../servers/databases.ts'
import { startProduct } from '../servers/product-server.ts'
import { sayHello } from '../people/say-hello.ts'

const MiB = 1024 * 1024
const wanted = { firstAnswerSeconds: 3, idleMegabytes: 250 }

type StartRounds = { firstAnswerMs: number[]; idleBytes: number; talkedBytes: number }

/** From starting the process on data that is there to its first answer, and what it holds while nobody comes. */
export async function measureStart(pace: { rounds: number; idleSeconds: number }) {
  const postgres = await openPostgres()
  const embedded = await openEmbedded()
  try {
    const found = {
      embedded: await measureProduct(embedded, pace),
      postgres: await measureProduct(postgres, pace),
      bare: await measureBare(await postgres.url(), pace),
    }
    return { figures: startFigures(found), rounds: found }
  } finally {
    await postgres.stop()
    await embedded.stop()
  }
}

async function measureProduct(
  database: BenchDatabase,
  { rounds, idleSeconds }: { rounds: number; idleSeconds: number },
): Promise<StartRounds> {
  const first = await startProduct(database)
  const { lineId } = await setUpBusiness(first.origin)
  await first.stop()
  const firstAnswerMs: number[] = []
  for (let round = 1; round < rounds; round += 1) {
    const server = await startProduct(database)
    firstAnswerMs.push(server.firstAnswerMs)
    await server.stop()
  }
  const server = await startProduct(database)
  try {
    firstAnswerMs.push(server.firstAnswerMs)
    await sleep(idleSeconds * 1000)
    const idleBytes = residentBytesOf(server.pid)
    // The first message brings the dictionaries of the search into memory; they stay.
    await sayHello(server, lineId)
    await sleep(idleSeconds * 1000)
    return { firstAnswerMs, idleBytes, talkedBytes: residentBytesOf(server.pid) }
  } finally {
    await server.stop()
  }
}

async function measureBare(
  url: string,
  { rounds, idleSeconds }: { rounds: number; idleSeconds: number },
): Promise<Omit<StartRounds, 'talkedBytes'>> {
  const firstAnswerMs: number[] = []
  let idleBytes = 0
  for (let round = 1; round <= rounds; round += 1) {
    const startedAt = performance.now()
    const server = await startBare(url)
    firstAnswerMs.push(performance.now() - startedAt)
    if (round === rounds) {
      await sleep(idleSeconds * 1000)
      idleBytes = residentBytesOf(server.pid)
    }
    await server.stop()
  }
  return { firstAnswerMs, idleBytes }
}

function startFigures({
  embedded,
  postgres,
  bare,
}: {
  embedded: StartRounds
  postgres: StartRounds
  bare: Omit<StartRounds, 'talkedBytes'>
}): Figure[] {
  const seconds = ({ firstAnswerMs }: { firstAnswerMs: number[] }) => median(firstAnswerMs) / 1000
  const megabytes = (bytes: number) => bytes / MiB
  const atOnce = { what: 'bare', value: seconds(bare) }
  const empty = { what: 'bare', value: megabytes(bare.idleBytes) }
  const within = { atMost: wanted.firstAnswerSeconds }
  const small = { atMost: wanted.idleMegabytes }
  const part = 'start'
  return [
    {
      part,
      name: 'first answer, embedded database',
      value: seconds(embedded),
      unit: 's',
      comparison: atOnce,
      wanted: within,
    },
    {
      part,
      name: 'first answer, PostgreSQL',
      value: seconds(postgres),
      unit: 's',
      comparison: atOnce,
      wanted: within,
    },
    {
      part,
      name: 'idle memory of the Node process',
      value: megabytes(embedded.idleBytes),
      unit: 'MB',
      comparison: empty,
      wanted: small,
    },
    {
      part,
      name: 'idle memory after a first message',
      value: megabytes(embedded.talkedBytes),
      unit: 'MB',
      comparison: empty,
      wanted: small,
    },
  ]
}
