import type { Door, Endpoint } from '@yingsheng/contracts/endpoint'
import type { z } from 'zod'
import type { Actor, AgentActor, AnyoneActor, Context, CustomerActor } from '../context.ts'

/** What the door lets in. */
export type ActorAt<D extends Door> = D extends 'agent'
  ? AgentActor
  : D extends 'customer'
    ? CustomerActor
    : D extends 'agent or customer'
      ? AgentActor | CustomerActor
      : AnyoneActor

type Input<E extends Endpoint> = z.output<E['params']> & z.output<E['query']> & z.output<E['body']>

/** What an action may ask of the exchange besides its input: cookies in and out. */
export type Exchange = {
  /** The address the request came by, as the client sees us: `https://shop.example`. */
  origin: string
  /** Asked from this very machine, by nobody's proxy. */
  isLocal: boolean
  userAgent: string
  setAgentToken(token: string, expiresAt: Date): void
  clearAgentToken(): void
}

type Run<E extends Endpoint & { door: Door }> = (
  ctx: Context<ActorAt<E['door']>>,
  input: Input<E>,
  exchange: Exchange,
) => Promise<z.input<E['reply']>>

/** May this actor ask for this at all? Pure; questions about one object are asked inside the action. */
export type Permission<A extends Actor> = (actor: A) => boolean

export type Route = {
  endpoint: Endpoint
  permission: Permission<never>
  run: (ctx: Context<never>, input: never, exchange: Exchange) => Promise<unknown>
}

/** Ties one endpoint of the contract to the permission it takes and the action that answers it. */
export function route<E extends Endpoint>(
  endpoint: E,
  permission: Permission<ActorAt<E['door']>>,
  run: Run<E>,
): Route {
  return { endpoint, permission: permission as Permission<never>, run: run as Route['run'] }
}

/** For endpoints that are open to whoever the door lets in. */
export const everyone: Permission<Actor> = () => true
