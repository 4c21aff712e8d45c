import pg from 'pg'
import { enrol } from '../people/enrol.ts'
import { setUpBusiness } from '../people/set-up.ts'
import { startBare } from '../servers/bare-server.ts'
import type { BenchDatabase } from '../servers/databases.ts'
import { startLoadGenerator } from '../servers/load-generator.ts'
import { startProduct } from '../servers/product-server.ts'
import { untilReadersCaughtUp } from '../servers/settle.ts'
import type { Crowd } from '../load/plan.ts'
import type { Side } from './side.ts'

/** A server that runs, and a crowd that is enrolled but not connected yet. */
export type OpenSide = Side & { crowd: Crowd; stop(): Promise<void> }

type Size = {
  customers: number
  agents: number
  profileFolder?: string | undefined
  checkout?: string | undefined
}

/**
 * Our server on a database. Whoever is to connect is enrolled while another process of it runs, so that
 * the one that is measured has done nothing else before.
 */
export async function openProductSide(
  name: string,
  database: BenchDatabase,
  size: Size,
): Promise<OpenSide> {
  const members = await prepare(database, size)
  const { profileFolder, checkout } = size
  const server = await startProduct({ ...database, profileFolder, checkout })
  const client = await connect(database)
  const generator = await startLoadGenerator()
  return {
    name,
    generator,
    client,
    serverPid: server.pid,
    databasePid: await database.pid(),
    hasReaders: true,
    crowd: { port: server.port, path: '/sync', members, protocol: 'sync' },
    async stop() {
      await generator.stop()
      await client.end()
      await server.stop()
      if (server.output().includes('"level"')) process.stderr.write(`${name}: ${server.output()}\n`)
    },
  }
}

async function prepare(database: BenchDatabase, { customers, agents, checkout }: Size) {
  const server = await startProduct({ ...database, checkout })
  const client = await connect(database)
  try {
    const place = await findOrMakeLine(client, server.origin)
    const members = await enrol(client, { ...place, customers, agents })
    await untilReadersCaughtUp(client)
    return members
  } finally {
    await client.end()
    await server.stop()
  }
}

async function findOrMakeLine(
  client: pg.Client,
  origin: string,
): Promise<{ lineId: string; brandId: string }> {
  const { rows } = await client.query<{ lineId: string; brandId: string }>(
    'select id as "lineId", brand_id as "brandId" from lines limit 1',
  )
  return rows[0] ?? setUpBusiness(origin)
}

/** The server we compare with, on the same PostgreSQL, with as many connections. */
export async function openBareSide(
  name: string,
  database: BenchDatabase,
  customers: number,
): Promise<OpenSide> {
  const server = await startBare(await database.url())
  const client = await connect(database)
  const generator = await startLoadGenerator()
  const members = Array.from({ length: customers }, () => ({
    kind: 'customer' as const,
    token: '',
  }))
  return {
    name,
    generator,
    client,
    serverPid: server.pid,
    databasePid: await database.pid(),
    hasReaders: false,
    crowd: { port: server.port, path: '/', members, protocol: 'bare' },
    async stop() {
      await generator.stop()
      await client.end()
      await server.stop()
    },
  }
}

async function connect(database: BenchDatabase): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: await database.url() })
  await client.connect()
  return client
}
