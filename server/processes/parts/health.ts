import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { isLocal } from '../../platform/http/is-local.ts'
import { registry } from '../../platform/metrics/metrics.ts'
import { Refusal } from '../../platform/refusal.ts'

const databaseWithinMs = 2_000

/** `/livez`: the process answers. `/readyz`: it can serve, database included. `/metrics`: Prometheus. */
export function addHealth(
  app: FastifyInstance,
  { pool, metricsToken }: { pool: Pool; metricsToken: string | undefined },
) {
  app.get('/livez', (_, reply) => reply.send({ status: 'alive' }))
  app.get('/readyz', async (_, reply) => {
    const isReady = await answersInTime(pool)
    return reply
      .status(isReady ? 200 : 503)
      .send({ status: isReady ? 'ready' : 'not ready', database: isReady })
  })
  app.get('/metrics', async (request, reply) => {
    const isAllowed =
      metricsToken === undefined
        ? isLocal(request)
        : request.headers.authorization === `Bearer ${metricsToken}`
    if (!isAllowed) throw new Refusal('not_allowed')
    return reply.header('content-type', registry.contentType).send(await registry.metrics())
  })
}

async function answersInTime(pool: Pool): Promise<boolean> {
  const late = new Promise<boolean>((resolve) =>
    setTimeout(resolve, databaseWithinMs, false).unref(),
  )
  const answer = pool.query('select 1').then(
    () => true,
    () => false,
  )
  return Promise.race([answer, late])
}
