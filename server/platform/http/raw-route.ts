import type { Door } from '@yingsheng/contracts/endpoint'
import type { Scope } from '@yingsheng/contracts/scopes'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Context, contextFor, type Ground } from '../context.ts'
import type { Doorkeeper } from './mount.ts'
import type { ActorAt } from './route.ts'

/** An exchange of bytes rather than of JSON: uploads, files, pages. It passes the same doors. */
export type RawRoute<D extends Door = Door> = {
  method: 'GET' | 'POST'
  path: string
  door: D
  /** What an API key must be allowed; without one, none is let in. */
  scope?: Scope
  bodyBytesMax?: number
  handle(ctx: Context<ActorAt<D>>, request: FastifyRequest, reply: FastifyReply): Promise<unknown>
}

export function rawRoute<const D extends Door>(route: RawRoute<D>): RawRoute {
  return route as unknown as RawRoute
}

export function mountRaw(
  app: FastifyInstance,
  ground: Ground,
  routes: readonly RawRoute[],
  doorkeeper: Doorkeeper,
) {
  for (const { method, path, bodyBytesMax, handle, ...entrance } of routes) {
    app.route({
      method,
      url: path,
      ...(bodyBytesMax !== undefined && { bodyLimit: bodyBytesMax }),
      handler: async (request, reply) => {
        const actor = await doorkeeper(ground, entrance, request)
        return handle(contextFor(ground, actor) as never, request, reply)
      },
    })
  }
}
