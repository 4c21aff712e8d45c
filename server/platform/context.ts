import type { ActorRef } from '@yingsheng/contracts/endpoint'
import type { Role } from '@yingsheng/contracts/agents'
import type { Kysely, Transaction } from 'kysely'
import type { Bus } from './bus/bus.ts'
import type { SecretBox } from './crypto/secret-box.ts'
import type { Tables } from './database/tables.ts'
import type { Egress } from './egress/egress.ts'
import type { FileStorage } from './files/storage.ts'
import type { Log } from './log/log.ts'
import type { AttemptLimits } from './limits/attempt-limits.ts'

export type AgentActor = {
  kind: 'agent'
  id: string
  role: Role
  /** Of the session, or of the API key, that speaks for him. */
  sessionId: string
  ip: string
  /** Set where it is an API key that acts in his name. */
  keyId?: string
}
export type CustomerActor = {
  kind: 'customer'
  id: string
  lineId: string
  sessionId: string
  isIdentified: boolean
}
export type AnyoneActor = { kind: 'anyone'; ip: string }
export type SystemActor = { kind: 'system' }
export type Actor = AgentActor | CustomerActor | AnyoneActor | SystemActor

/** What a process has for all its life. */
export type Ground = {
  db: Kysely<Tables>
  now: () => Date
  newId: () => string
  newToken: () => string
  log: Log
  bus: Bus
  secrets: SecretBox
  files: FileStorage
  attempts: AttemptLimits
  /** The one way to call other hosts. */
  egress: Egress
  /** Where people reach us, when it is configured. */
  publicUrl: string | undefined
  /** Printed at the start; who sets the business up from afar must know it. */
  setupCode: string
}

/** What every action is given. Built once per request, frame or job; passed, never imported. */
export type Context<A extends Actor = Actor> = Ground & {
  actor: A
  /** The event that set this off, and how long the chain is by now. */
  cause: { sequence: number; depth: number } | null
}

/** The same, inside one database transaction. */
export type Tx<A extends Actor = Actor> = Omit<Context<A>, 'db'> & {
  db: Transaction<Tables>
  /** The names of the events recorded so far. */
  recorded: Set<string>
}

/** What store functions need: a database, in a transaction or not. */
export type Db = { db: Kysely<Tables> }

export function contextFor<A extends Actor>(ground: Ground, actor: A): Context<A> {
  return { ...ground, actor, cause: null }
}

/** Runs the work in one transaction, and after its commit tells the log's readers to look. */
export async function inTransaction<A extends Actor, Result>(
  ctx: Context<A>,
  work: (tx: Tx<A>) => Promise<Result>,
): Promise<Result> {
  const recorded = new Set<string>()
  const result = await ctx.db.transaction().execute((db) => work({ ...ctx, db, recorded }))
  if (recorded.size > 0) ctx.bus.hintLog([...recorded])
  return result
}

/** Who did it, as events say it. */
export function actorRef(actor: Actor): ActorRef {
  switch (actor.kind) {
    case 'agent':
      return {
        kind: 'agent',
        id: actor.id,
        ip: actor.ip,
        ...(actor.keyId !== undefined && { keyId: actor.keyId }),
      }
    case 'customer':
      return { kind: 'customer', id: actor.id }
    case 'anyone':
      return { kind: 'anyone', ip: actor.ip }
    case 'system':
      return { kind: 'system' }
  }
}
