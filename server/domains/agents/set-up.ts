import { agentJoined } from '@yingsheng/contracts/agents'
import type { Brand, Business, WidgetLine } from '@yingsheng/contracts/business'
import type { Language } from '@yingsheng/contracts/text'
import { timingSafeEqual } from 'node:crypto'
import { type AnyoneActor, type Context, inTransaction } from '../../platform/context.ts'
import { sha256 } from '../../platform/crypto/hash.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import type { Exchange } from '../../platform/http/route.ts'
import { Refusal } from '../../platform/refusal.ts'
import { createBusiness, isSetUp } from '../business/index.ts'
import { openSession } from './open-session.ts'
import { defaultPreferences } from './rules/preferences.ts'
import { hashNewPassword } from './set-password.ts'
import { insertAgent } from './store/agents.ts'

/** Whether there is a business yet; whoever sits at the machine itself needs no code. */
export async function readSetup(
  ctx: Context<AnyoneActor>,
  _input: object,
  exchange: Pick<Exchange, 'isLocal'>,
): Promise<{ isSetUp: boolean; needsCode: boolean }> {
  const isThere = await isSetUp(ctx)
  return { isSetUp: isThere, needsCode: !isThere && !exchange.isLocal }
}

type Input = {
  businessName: string
  ownerName: string
  email: string
  password: string
  language: Language
  code?: string | undefined
}

/** Creates the business and its owner, and signs the owner in. Refuses `already_set_up`, `setup_code_wrong`. */
export async function setUp(
  ctx: Context<AnyoneActor>,
  input: Input,
  exchange: Exchange,
): Promise<{ business: Business; brand: Brand; line: WidgetLine; agentId: string }> {
  if (await isSetUp(ctx)) throw new Refusal('already_set_up')
  if (!exchange.isLocal) {
    await ctx.attempts.count('link by address', ctx.actor.ip)
    if (!timingSafeEqual(sha256(input.code ?? ''), sha256(ctx.setupCode)))
      throw new Refusal('setup_code_wrong')
  }
  const passwordHash = await hashNewPassword(input.password, {
    name: input.ownerName,
    email: input.email,
  })

  const created = await inTransaction(ctx, async (tx) => {
    const made = await createBusiness(tx, input)
    const owner = {
      id: tx.newId(),
      name: input.ownerName,
      publicName: input.ownerName,
      email: input.email,
      role: 'owner' as const,
      status: 'active' as const,
    }
    const preferences = defaultPreferences(input.language)
    const agent = await insertAgent(tx, { ...owner, preferences, passwordHash }, tx.now())
    if (agent === undefined) throw new Refusal('already_set_up')
    await recordEvent(tx, agentJoined, agent, { agent })
    return { ...made, agentId: agent.id, session: await openSession(tx, agent.id, exchange) }
  })
  const { session, ...reply } = created
  exchange.setAgentToken(session.token, session.expiresAt)
  return reply
}
