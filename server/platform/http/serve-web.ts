import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const yearSeconds = 31_536_000

/** The built web apps: files with a hash in their name may be kept for ever, pages are asked for anew. */
export async function serveWeb(
  app: FastifyInstance,
  { desk, widget }: { desk: string; widget: string },
) {
  await app.register(fastifyStatic, {
    root: desk,
    prefix: '/desk/',
    wildcard: true,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', cacheFor(path)),
  })
  await app.register(fastifyStatic, {
    root: join(widget, 'assets'),
    prefix: '/widget-assets/',
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply) => {
      reply.header('cache-control', `public, max-age=${yearSeconds}, immutable`)
      reply.header('cross-origin-resource-policy', 'cross-origin')
    },
  })
  app.get('/', (_, reply) => reply.redirect('/desk/'))
  app.get('/desk', (_, reply) => reply.redirect('/desk/'))
}

/** Any address of the desk without a file of its own is the desk itself. */
export function isDeskPage(method: string, url: string): boolean {
  const path = url.split('?', 1)[0]!
  return method === 'GET' && path.startsWith('/desk/') && !/\.[a-z0-9]{2,5}$/i.test(path)
}

function cacheFor(path: string): string {
  return path.includes('/assets/') ? `public, max-age=${yearSeconds}, immutable` : 'no-cache'
}
