import {
  conversationOpened,
  type ConversationState,
  type Message,
} from '@yingsheng/contracts/conversations'
import { type Context, type CustomerActor, inTransaction, type Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findOpenLine } from '../business/index.ts'
import { isCustomerSessionLive, lockCustomer } from '../customers/index.ts'
import { appendInTransaction, appendMessage } from './append-message.ts'
import { reopen } from './reopen-conversation.ts'
import { effectOfMessage } from './rules/effect-of-message.ts'
import { decideWhereToSay } from './rules/where-to-say.ts'
import type { NewMessage } from './store/append-messages.ts'
import { findLatest, lockConversation } from './store/conversations.ts'
import { takeFiles } from '../files/index.ts'
import { insertConversation } from './store/holdings.ts'
import { findSaid } from './store/messages.ts'
import { takeQuote } from './take-quote.ts'

type Said = {
  clientId: string
  text: string
  fileIds: readonly string[]
  quotes?: { conversationId: string; sequence: number } | undefined
}

/**
 * A customer says something: in his open conversation, in the one resolved within a week (which
 * opens again), or in a new one. `knownConversationId` is the open one his connection used last, or
 * null. Idempotent by client id. Refuses `empty_message`, `file_missing`, `too_many`,
 * `session_over`, `line_archived`.
 */
export async function sayAsCustomer(
  ctx: Context<CustomerActor>,
  said: Said,
  knownConversationId: string | null,
): Promise<Message> {
  if (said.text.trim() === '' && said.fileIds.length === 0) throw new Refusal('empty_message')
  await ctx.attempts.count('message by customer', ctx.actor.id)
  if (said.fileIds.length === 0 && said.quotes === undefined) {
    const outcome = await appendMessage(ctx, messageOf(ctx, knownConversationId, said))
    if (outcome.outcome !== 'elsewhere') return outcome.message
  }
  return inTransaction(ctx, (tx) => sayInPlace(tx, said))
}

function messageOf(
  ctx: { actor: CustomerActor; now: () => Date },
  conversationId: string | null,
  said: Said,
): NewMessage {
  const author = { kind: 'customer' as const, id: ctx.actor.id }
  return {
    clientId: said.clientId,
    conversationId,
    lineId: ctx.actor.lineId,
    author,
    audience: 'everyone',
    text: said.text,
    files: [],
    at: ctx.now(),
    effect: effectOfMessage({ author: 'customer', audience: 'everyone' }),
  }
}

/** Finds or makes the place, and says it there. The customer's lock makes two tabs take turns. */
async function sayInPlace(tx: Tx<CustomerActor>, said: Said): Promise<Message> {
  const { id: customerId, lineId } = tx.actor
  const customer = await lockCustomer(tx, customerId)
  // Since he sent it he may have become somebody we know: then the line is that customer's to say.
  if (customer === undefined || !(await isCustomerSessionLive(tx, tx.actor.sessionId)))
    throw new Refusal('session_over')
  const latest = await findLatest(tx, { customerId, lineId })

  // Said before, and only the answer was lost: nothing is opened or taken a second time.
  const known = await findSaid(tx, customerId, said.clientId)
  if (known !== undefined) return known

  const conversation = await findPlace(tx, latest, customer)
  const uploader = { kind: 'customer' as const, id: customerId }
  const files = await takeFiles(tx, said.fileIds, {
    uploader,
    conversationId: conversation.id,
    audience: 'everyone',
  })
  if (files === undefined) throw new Refusal('file_missing')
  const isHere = said.quotes?.conversationId === conversation.id
  const sequence = isHere ? said.quotes?.sequence : undefined
  // What is quoted must not be recalled between our look at it and our saying so.
  if (isHere) await lockConversation(tx, conversation.id)
  const quote = await takeQuote(tx, 'everyone', { id: conversation.id, sequence })
  const outcome = await appendInTransaction(tx, {
    ...messageOf(tx, conversation.id, said),
    files,
    ...quote,
  })
  // Resolved under our hands: the sender tries again and finds it so.
  if (outcome.outcome === 'elsewhere') throw new Refusal('unavailable')
  return outcome.message
}

async function findPlace(
  tx: Tx<CustomerActor>,
  latest: ConversationState | null,
  customer: { id: string; name: string | null; number: number },
): Promise<ConversationState> {
  const resolvedAt = latest?.resolvedAt ? new Date(latest.resolvedAt) : null
  const decision = decideWhereToSay(latest && { status: latest.status, resolvedAt }, tx.now())
  if (decision === 'continue') return latest!
  const line = await findOpenLine(tx, tx.actor.lineId)
  if (decision === 'reopen') return reopen(tx, latest!, 'customer')
  const place = { id: tx.newId(), customerId: customer.id, lineId: line.id, brandId: line.brandId }
  const opened = await insertConversation(tx, place, tx.now())
  const { name: customerName, number: customerNumber } = customer
  await recordEvent(tx, conversationOpened, opened, {
    conversation: opened,
    customerName,
    customerNumber,
  })
  return opened
}
