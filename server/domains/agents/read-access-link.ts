import type { readAccessLink as contract } from '@yingsheng/contracts/agents'
import type { z } from 'zod'
import type { AnyoneActor, Context } from '../../platform/context.ts'
import { hashToken } from '../../platform/crypto/hash.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findBusiness } from '../business/index.ts'
import { findAgent, findLink } from './store/agents.ts'

/** Whom a link is for, so that the page can greet him. Refuses `link_invalid`. */
export async function readAccessLink(
  ctx: Context<AnyoneActor>,
  input: { token: string },
): Promise<z.infer<typeof contract.reply>> {
  await ctx.attempts.count('link by address', ctx.actor.ip)
  const link = await findLink(ctx, hashToken(input.token), ctx.now())
  const agent = link && (await findAgent(ctx, link.agentId))
  const business = await findBusiness(ctx)
  if (link === undefined || agent === undefined || business === undefined)
    throw new Refusal('link_invalid')
  return {
    purpose: link.purpose,
    name: agent.name,
    email: agent.email,
    businessName: business.name,
    language: business.language,
  }
}
