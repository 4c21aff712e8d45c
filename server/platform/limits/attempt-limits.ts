import {
  apiKeyRequestsPerMinuteMax,
  customerMessagesPerMinuteMax,
  ratingsPerMinuteMax,
  reactionsPerMinuteMax,
} from '@yingsheng/contracts/limits'
import type { Pool } from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible'
import { sha256 } from '../crypto/hash.ts'
import { Refusal } from '../refusal.ts'

type Rule = { points: number; seconds: number; blockSeconds?: number }

/** How often something may be tried. Kept in the database where it guards an account. */
const rules = {
  'sign-in by account': { points: 8, seconds: 15 * 60 },
  'sign-in by address': { points: 60, seconds: 15 * 60 },
  'link by address': { points: 30, seconds: 15 * 60 },
  'reveal by agent': { points: 60, seconds: 60 * 60 },
  'customer session by address': { points: 120, seconds: 60 },
  'upload by actor': { points: 60, seconds: 60 },
  'upload by address': { points: 240, seconds: 60 },
  'rating by customer': { points: ratingsPerMinuteMax, seconds: 60 },
  'request by key': { points: apiKeyRequestsPerMinuteMax, seconds: 60 },
  'webhook test by agent': { points: 30, seconds: 60 },
  'push test by agent': { points: 10, seconds: 60 },
  'push device by agent': { points: 30, seconds: 60 },
  'message by customer': { points: customerMessagesPerMinuteMax, seconds: 60 },
  'reaction by person': { points: reactionsPerMinuteMax, seconds: 60 },
} as const satisfies Record<string, Rule>

export type AttemptKind = keyof typeof rules

/** Kinds checked on the hot path: a look into memory, per node. */
const inMemory: readonly AttemptKind[] = [
  'message by customer',
  'rating by customer',
  'request by key',
  'reaction by person',
  'upload by actor',
  'upload by address',
  'customer session by address',
]

export type AttemptLimits = {
  /** Counts one try. Refuses `too_many` with the seconds to wait. */
  count(kind: AttemptKind, key: string): Promise<void>
  /** Forgets the tries, after a success. */
  forgive(kind: AttemptKind, key: string): Promise<void>
}

export function createAttemptLimits(pool: Pool): AttemptLimits {
  const limiters = new Map(
    Object.entries(rules).map(([kind, { points, seconds }]) => {
      const options = { points, duration: seconds, keyPrefix: kind }
      const limiter = inMemory.includes(kind as AttemptKind)
        ? new RateLimiterMemory(options)
        : new RateLimiterPostgres({
            ...options,
            storeClient: pool,
            storeType: 'pool',
            tableName: 'rate_limits',
            tableCreated: true,
          })
      return [kind as AttemptKind, limiter]
    }),
  )
  return {
    async count(kind, key) {
      try {
        await limiters.get(kind)!.consume(nameOf(key))
      } catch (refused) {
        if (refused instanceof Error) throw refused
        const { msBeforeNext } = refused as RateLimiterRes
        throw new Refusal('too_many', { retryAfterSeconds: Math.ceil(msBeforeNext / 1000) })
      }
    },
    async forgive(kind, key) {
      await limiters.get(kind)!.delete(nameOf(key))
    },
  }
}

/** Addresses may be longer than the table's key, and are nothing to keep in it. */
function nameOf(key: string): string {
  return sha256(key).toString('hex')
}
