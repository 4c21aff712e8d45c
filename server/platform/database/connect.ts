import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { toAddress, type DatabaseAddress } from './address.ts'
import { PreparingClient } from './preparing-client.ts'
import type { Tables } from './tables.ts'

const connectionsMaxDefault = 16
/** Also the longest wait for a connection of the pool: after that the caller answers `unavailable`. */
const connectWithinMs = 5_000
const idleConnectionMs = 30_000
const statementSecondsDefault = 30
const idleInTransactionMs = 60_000
const keepAliveAfterMs = 10_000
/** What our SQL is written for. */
const majorVersionMin = 15

export type Database = { db: Kysely<Tables>; pool: pg.Pool; close(): Promise<void> }

/**
 * A pool of connections and the typed queries on it. Connecting happens with the first query, and a
 * connection that dies is replaced: only the query it was running fails (see isConnectionLost).
 * bigint becomes a number, refused where a number cannot hold it; date and interval stay text.
 */
export function openDatabase(
  addressOrUrl: DatabaseAddress | string,
  options: {
    connectionsMax?: number
    /** How long one statement may take; null for as long as it needs (migrations, backups). */
    statementSeconds?: number | null
    applicationName?: string
  } = {},
): Database {
  const { connectionsMax = connectionsMaxDefault, statementSeconds = statementSecondsDefault } =
    options
  const pool = new pg.Pool({
    ...toAddress(addressOrUrl),
    max: connectionsMax,
    connectionTimeoutMillis: connectWithinMs,
    idleTimeoutMillis: idleConnectionMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: keepAliveAfterMs,
    application_name: options.applicationName ?? 'yingsheng',
    statement_timeout: statementSeconds === null ? 0 : statementSeconds * 1000,
    idle_in_transaction_session_timeout: statementSeconds === null ? 0 : idleInTransactionMs,
    types: { getTypeParser },
    Client: PreparingClient,
  })
  // A connection may die while nobody uses it, or between two queries of a transaction. Whoever uses it
  // next is told by his query; without listeners the process would end instead.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  // Not db.destroy(): it leaves a pool alone that was only used directly.
  let ended: Promise<void> | null = null
  return { db, pool, close: () => (ended ??= pool.end()) }
}

/** Refuses a server older than our SQL. */
export async function checkServerVersion(pool: Pick<pg.Pool, 'query'> | pg.Client): Promise<void> {
  const { rows } = await pool.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  )
  const major = Math.floor((rows[0]?.version ?? 0) / 10_000)
  if (major < majorVersionMin) {
    throw new Error(
      `The database server is PostgreSQL ${major}. Yingsheng needs PostgreSQL ${majorVersionMin} or newer.`,
    )
  }
}

/** Codes of SQLSTATE: shut down, crashed, starting, dropped for idling, read-only standby, full. */
const lostStates = new Set(['57P01', '57P02', '57P03', '57P05', '25P03', '25006', '53300'])
const lostCalls = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
const lostSentences = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Client was closed and is not queryable',
  'Cannot use a pool after calling end',
  'driver has already been destroyed',
  'timeout expired',
]

/**
 * Whether the error means that the database was away, so that the caller answers `unavailable` and the
 * same request may succeed a moment later. Whether its transaction was committed is then unknown.
 */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code !== undefined && (lostStates.has(code) || lostCalls.has(code) || /^08...$/.test(code)))
    return true
  if (code === 'ENOENT' && syscall === 'connect') return true
  if (lostSentences.some((sentence) => error.message.startsWith(sentence))) return true
  if (error instanceof AggregateError && error.errors.some(isConnectionLost)) return true
  return error.cause !== undefined && isConnectionLost(error.cause)
}

const { builtins } = pg.types
const asText = (text: string) => text

function getTypeParser(type: number, format?: 'text' | 'binary'): (value: never) => unknown {
  if (format === 'binary')
    return pg.types.getTypeParser(type, 'binary') as (value: never) => unknown
  switch (type) {
    case builtins.INT8:
      return parseBigint
    // A day is a day: pg would make it midnight in this machine's time zone.
    case builtins.DATE:
    case builtins.INTERVAL:
      return asText
    case int8Array:
      return parseBigintArray
    default:
      return pg.types.getTypeParser(type, 'text') as (value: never) => unknown
  }
}

const int8Array = 1016
const textArray: number = 1009
const parseTextArray = pg.types.getTypeParser(textArray, 'text') as (
  text: string,
) => (string | null)[]
const parseBigintArray = (text: string) =>
  parseTextArray(text).map((item) => (item === null ? null : parseBigint(item)))

function parseBigint(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new Error(`${text} is too large for a number`)
  return number
}
