import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readAddress, toUrl } from '../../server/platform/database/address.ts'
import { startDebianPostgres } from '../../server/platform/database/debian.ts'
import { createLog } from '../../server/platform/log/log.ts'

const folderPrefix = 'yingsheng-bench-'

export type BenchDatabase = {
  name: 'postgres' | 'embedded'
  /** What the server is given; undefined for the embedded one, which it starts itself. */
  databaseUrl: string | undefined
  dataDir: string
  /** For our own look at it, while it runs. */
  url(): Promise<string>
  /** Where PostgreSQL writes its log; null for a server that is not ours. */
  logFile: string | null
  /** The first process of PostgreSQL, while it runs. */
  pid(): Promise<number>
  stop(): Promise<void>
}

/** Another empty database beside the one given, in the same PostgreSQL. It goes when that one stops. */
export async function openBeside(database: BenchDatabase, name: string): Promise<BenchDatabase> {
  const url = new URL(await database.url())
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  await client.query(`create database "${name}" template template0`)
  await client.end()
  url.pathname = `/${name}`
  const dataDir = join(database.dataDir, name)
  await mkdir(dataDir)
  return {
    ...database,
    databaseUrl: url.href,
    dataDir,
    url: async () => url.href,
    stop: async () => undefined,
  }
}

/** Debian's PostgreSQL, started for this run, in a folder that is removed afterwards; or a server that is there. */
export async function openPostgres(
  settings: Record<string, string> = {},
  url?: string,
): Promise<BenchDatabase> {
  const folder = await newFolder()
  const clusterFolder = join(folder, 'cluster')
  const cluster =
    url === undefined
      ? await startDebianPostgres({ dataDir: clusterFolder, log: createLog('error'), settings })
      : null
  const databaseUrl = cluster?.url ?? url!
  const dataDir = join(folder, 'data')
  await mkdir(dataDir)
  return {
    name: 'postgres',
    databaseUrl,
    dataDir,
    url: async () => databaseUrl,
    logFile: cluster === null ? null : join(clusterFolder, 'postgres.log'),
    pid: () => pidOf(clusterFolder),
    async stop() {
      await cluster?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The embedded PostgreSQL: the server starts it in this folder. */
export async function openEmbedded(): Promise<BenchDatabase> {
  const dataDir = await newFolder()
  return {
    name: 'embedded',
    databaseUrl: undefined,
    dataDir,
    async url() {
      const address = await readAddress(dataDir)
      if (address === null) throw new Error('the embedded database has not been started yet')
      return toUrl(address)
    },
    logFile: join(dataDir, 'postgres.log'),
    pid: () => pidOf(dataDir),
    stop: () => rm(dataDir, { recursive: true, force: true }),
  }
}

/** Where we are root PostgreSQL runs under another account, which must be able to walk there. */
async function newFolder(): Promise<string> {
  await removeLeftovers()
  const folder = await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`))
  await chmod(folder, 0o755)
  return folder
}

/** Of runs that were broken off. Their PostgreSQL ended with them. */
async function removeLeftovers(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const [, pid] = new RegExp(`^${folderPrefix}(\\d+)-`).exec(name) ?? []
    if (pid === undefined || existsSync(`/proc/${pid}`)) continue
    await rm(join(tmpdir(), name), { recursive: true, force: true })
  }
}

async function pidOf(clusterFolder: string): Promise<number> {
  const file = join(clusterFolder, 'postgres/postmaster.pid')
  return Number((await readFile(file, 'utf8')).split('\n')[0])
}
