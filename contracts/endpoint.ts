import { z } from 'zod'
import type { RefusalCode } from './refusals.ts'
import type { Scope } from './scopes.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Who stands at the door: nobody known, an agent with a session, a customer with a token. */
export type Door = 'anyone' | 'agent' | 'customer' | 'agent or customer'

/** One thing a client may ask the server to do. The server mounts it; the web apps call it. */
export type Endpoint<
  M extends Method = Method,
  Path extends string = string,
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
  D extends Door = Door,
> = {
  method: M
  path: Path
  /** One sentence for the API reference: what it is for. */
  summary: string
  door: D
  /** What an API key must be allowed to stand in for its agent here; without one, none may. */
  scope?: Scope
  params: Params
  query: Query
  body: Body
  reply: Reply
  /** Any page may read the reply: it holds nothing about anybody. */
  isPublic?: true
  /** The refusals of its own; those of the door and of malformed input go without saying. */
  refusals: readonly RefusalCode[]
}

const nothing = z.strictObject({})
type Nothing = typeof nothing

export function endpoint<
  const M extends Method,
  const Path extends string,
  const D extends Door,
  Reply extends z.ZodType,
  Params extends z.ZodType = Nothing,
  Query extends z.ZodType = Nothing,
  Body extends z.ZodType = Nothing,
>(e: {
  method: M
  path: Path
  summary: string
  door: D
  scope?: Scope
  isPublic?: true
  params?: Params
  query?: Query
  body?: Body
  reply: Reply
  refusals?: readonly RefusalCode[]
}): Endpoint<M, Path, Params, Query, Body, Reply, D> {
  return {
    refusals: [],
    ...e,
    params: (e.params ?? nothing) as Params,
    query: (e.query ?? nothing) as Query,
    body: (e.body ?? nothing) as Body,
  }
}

/** An endpoint with no news to tell answers this. */
export const done = z.strictObject({ done: z.literal(true) })

/** A fact that has happened. Stored with the change that caused it, then sent to whoever cares. */
export type EventKind<Name extends string = string, Data extends z.ZodType = z.ZodType> = {
  name: Name
  stream: StreamKind
  data: Data
}

export const streamKind = z.enum(['business', 'catalogue', 'agent', 'customer', 'conversation'])
export type StreamKind = z.infer<typeof streamKind>

export function event<const N extends string, D extends z.ZodType>(
  stream: StreamKind,
  name: N,
  data: D,
): EventKind<N, D> {
  return { name, stream, data }
}

export const actorRef = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('agent'),
    id: z.uuid(),
    ip: z.string().optional(),
    /** The API key that acted in his name. */
    keyId: z.uuid().optional(),
  }),
  z.object({ kind: z.literal('customer'), id: z.uuid() }),
  z.object({ kind: z.literal('anyone'), ip: z.string().optional() }),
  z.object({ kind: z.literal('system') }),
])
export type ActorRef = z.infer<typeof actorRef>

/** The envelope of every event: in the log, over the socket, to webhooks. */
export const storedEvent = z.object({
  /** Global position in the log. Strictly rising; with holes (a refused transaction leaves one). */
  sequence: z.int(),
  name: z.string(),
  stream: z.object({
    kind: streamKind,
    id: z.uuid(),
    /** Position in this stream, from 1, without holes. */
    sequence: z.int(),
  }),
  actor: actorRef,
  /** The event that set this one off, or null. */
  causedBy: z.int().nullable(),
  at: z.iso.datetime(),
  data: z.unknown(),
})
export type StoredEvent<Data = unknown> = Omit<z.infer<typeof storedEvent>, 'data'> & { data: Data }
