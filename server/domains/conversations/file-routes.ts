import type { Readable } from 'node:stream'
import { type AttachmentRule, uploadPath, uploadQuery } from '@yingsheng/contracts/files'
import { fileBytesMax } from '@yingsheng/contracts/limits'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { AgentActor, Context, CustomerActor } from '../../platform/context.ts'
import { rawRoute } from '../../platform/http/raw-route.ts'
import { createTurns } from '../../platform/limits/turns.ts'
import { contentPolicy } from '../../platform/http/security-headers.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findBusiness } from '../business/index.ts'
import { openFile } from './open-file.ts'
import { uploadFile } from './upload-file.ts'

/** A file is held in memory while it is looked at. */
const uploadsAtOnceMax = 8
const inTurn = createTurns(uploadsAtOnceMax)

const params = z.object({ id: z.uuid() })

/** Files by bytes: in by whoever talks here, out to whoever may read the message they belong to. */
export const fileRoutes = [
  rawRoute({
    method: 'POST',
    path: uploadPath,
    door: 'agent or customer',
    scope: 'conversations:write',
    bodyBytesMax: fileBytesMax,
    async handle(ctx, request) {
      const query = uploadQuery.safeParse(request.query)
      if (!query.success) throw new Refusal('malformed', { at: 'query.name' })
      const declared = Number(request.headers['content-length'] ?? 0)
      if (declared > fileBytesMax) throw new Refusal('too_large', { max: fileBytesMax })
      if (request.headers['content-type'] !== 'application/octet-stream')
        throw new Refusal('wrong_media_type')
      await ctx.attempts.count('upload by actor', ctx.actor.id)
      await ctx.attempts.count('upload by address', request.ip)
      const rule = await ruleFor(ctx)
      if (declared > rule.bytesMax) throw new Refusal('too_large', { max: rule.bytesMax })
      return inTurn(async () =>
        uploadFile(ctx, {
          name: query.data.name,
          bytes: await readBody(request.body as Readable, rule.bytesMax),
          rule,
        }),
      )
    },
  }),
  rawRoute({
    method: 'GET',
    path: '/files/:id',
    door: 'agent or customer',
    scope: 'conversations:read',
    handle: (ctx, request, reply) => sendFile(ctx, request, reply, false),
  }),
  rawRoute({
    method: 'GET',
    path: '/files/:id/preview',
    door: 'agent or customer',
    scope: 'conversations:read',
    handle: (ctx, request, reply) => sendFile(ctx, request, reply, true),
  }),
]

/** What the business accepts of whoever is asking. Somebody is known, so there is a business. */
async function ruleFor(ctx: Context<AgentActor | CustomerActor>): Promise<AttachmentRule> {
  const { attachments } = (await findBusiness(ctx))!
  return ctx.actor.kind === 'agent' ? attachments.agents : attachments.customers
}

async function readBody(body: Readable, bytesMax: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of body) {
    bytes += (part as Buffer).length
    if (bytes > bytesMax) throw new Refusal('too_large', { max: bytesMax })
    parts.push(part as Buffer)
  }
  return Buffer.concat(parts, bytes)
}

/** Only pictures that we wrote ourselves are shown in place; anything else is for saving. */
async function sendFile(
  ctx: Context<AgentActor | CustomerActor>,
  request: FastifyRequest,
  reply: FastifyReply,
  isPreview: boolean,
) {
  const parsed = params.safeParse(request.params)
  if (!parsed.success) throw new Refusal('not_found')
  const file = await openFile(ctx, { id: parsed.data.id, isPreview })
  const disposition = file.isInline ? 'inline' : 'attachment'
  return reply
    .header('content-type', file.isInline ? file.mediaType : 'application/octet-stream')
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeName(file.name)}`)
    .header('content-security-policy', `${contentPolicy()}; sandbox`)
    .header('cache-control', 'private, max-age=86400, immutable')
    .send(file.content)
}

/** RFC 8187: what encodeURIComponent leaves and a header may not carry is encoded too. */
function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
