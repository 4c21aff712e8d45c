import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../platform/config/config.ts'
import { createApp } from '../../platform/http/app.ts'
import { serveApiReference } from '../../platform/http/api-reference.ts'
import { mount } from '../../platform/http/mount.ts'
import { mountRaw } from '../../platform/http/raw-route.ts'
import { isDeskPage, serveWeb } from '../../platform/http/serve-web.ts'
import { keepDoor } from './doors.ts'
import type { OpenGround } from './ground.ts'
import { addHealth } from './health.ts'
import { rawRoutes, routes } from './product.ts'
import { webFolders } from './web-folders.ts'

/** The HTTP side: the contracts, files, pages, health. Not yet listening. */
export async function buildApi(
  { ground, database }: OpenGround,
  config: Config,
): Promise<FastifyInstance> {
  const app = await createApp({
    log: ground.log,
    trustedProxies: config.trustedProxies,
    answerUnknown: sendDeskPage,
  })
  mount(app, ground, routes, keepDoor)
  mountRaw(app, ground, rawRoutes, keepDoor)
  serveApiReference(app, config.publicUrl)
  addHealth(app, { pool: database.pool, metricsToken: config.metricsToken })
  await serveWeb(app, webFolders)
  return app
}

const deskPage = join(webFolders.desk, 'index.html')

async function sendDeskPage(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | null> {
  if (!isDeskPage(request.method, request.url)) return null
  const html = await readFile(deskPage)
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .send(html)
}
