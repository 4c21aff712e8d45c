import { Readable } from 'node:stream'
import { exportPath, exportQuery } from '@yingsheng/contracts/exchange'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { AgentActor, Context } from '../../platform/context.ts'
import { rawRoute } from '../../platform/http/raw-route.ts'
import { administrators } from '../../platform/permission.ts'
import { Refusal } from '../../platform/refusal.ts'
import { exportConversations } from './export-conversations.ts'
import { startExport } from './start-export.ts'

/** Each reads the database without a pause for as long as it lasts. */
const exportsAtOnceMax = 2
let exportsNow = 0

export const exportRoutes = [
  rawRoute({ method: 'GET', path: exportPath, door: 'agent', handle: sendExport }),
]

/** Lines are read as fast as they are taken: what nobody reads is not made. */
async function sendExport(
  ctx: Context<AgentActor>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  if (!administrators(ctx.actor)) throw new Refusal('not_allowed')
  const query = exportQuery.safeParse(request.query)
  if (!query.success)
    throw new Refusal('malformed', { at: `query.${query.error.issues[0]?.path.join('.')}` })
  if (exportsNow >= exportsAtOnceMax) throw new Refusal('unavailable')
  exportsNow += 1
  try {
    await startExport(ctx, query.data)
  } catch (error) {
    exportsNow -= 1
    throw error
  }
  const origin = ctx.publicUrl ?? `${request.protocol}://${request.host}`
  const lines = Readable.from(exportConversations(ctx, { ...query.data, origin }))
  lines.once('close', () => (exportsNow -= 1))
  const day = (instant: string) => instant.slice(0, 10)
  const name = `conversations-${day(query.data.from)}-${day(query.data.until)}.jsonl`
  return reply
    .header('content-type', 'application/jsonl; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .send(lines)
}
