/*
 * An export may be larger than memory, and so may one conversation. So a line is written in pieces:
 * what is known of the conversation first, then its timeline, a page of events at a time. Each page is
 * a statement of its own: nothing stays open between them that could hold back the readers of the log.
 * Conversations are walked by their numbers, a stretch at a time, so that no statement looks at more
 * rows than it is told to, however many lie outside the dates.
 */
import type { ConversationState } from '@yingsheng/contracts/conversations'
import type { Context } from '../../platform/context.ts'
import { findHighestNumber, listByNumber, readAfter } from '../conversations/index.ts'
import { findCustomers } from '../customers/index.ts'
import { findAnswered } from '../surveys/index.ts'
import { exportedEventOf } from './rules/exported-event.ts'
import { presentExported } from './present.ts'

type Wanted = { from: string; until: string; details: 'masked' | 'full'; origin: string }

/** JSON Lines: a conversation each, those opened first in front, and `exportEnd` at the end. */
export async function* exportConversations(
  ctx: Context,
  { details, origin, ...dates }: Wanted,
): AsyncGenerator<string> {
  const from = new Date(dates.from)
  const until = new Date(dates.until)
  const highest = await findHighestNumber(ctx)
  let conversations = 0
  for (let after = 0; after < highest;) {
    const upTo = after + numbersAtOnce
    const page = await listByNumber(ctx, { from, until, after, upTo, limit: conversationsAtOnce })
    for (const head of await readHeads(ctx, page, details)) {
      yield `${JSON.stringify(head).slice(0, -1)},"timeline":[`
      yield* writeTimeline(ctx, head.conversation.id, origin)
      yield ']}\n'
      conversations += 1
    }
    after = page.length < conversationsAtOnce ? upTo : page.at(-1)!.number
  }
  yield `${JSON.stringify({ format: 'yingsheng.end/1', conversations })}\n`
}

const numbersAtOnce = 5_000
const conversationsAtOnce = 50
const eventsAtOnce = 200

async function readHeads(
  ctx: Context,
  page: readonly ConversationState[],
  details: Wanted['details'],
) {
  if (page.length === 0) return []
  const [customers, ratings] = await Promise.all([
    findCustomers(
      ctx,
      page.map(({ customerId }) => customerId),
    ),
    findAnswered(
      ctx,
      page.map(({ id }) => id),
    ),
  ])
  return page.map((conversation) => {
    const customer = customers.get(conversation.customerId)!
    return presentExported({
      conversation,
      customer,
      rating: ratings.get(conversation.id),
      details,
    })
  })
}

async function* writeTimeline(ctx: Context, id: string, origin: string): AsyncGenerator<string> {
  for (let after = 0; ;) {
    const events = await readAfter(ctx, id, after, eventsAtOnce)
    const texts = events.map((event) => JSON.stringify(exportedEventOf(event, origin)))
    if (texts.length > 0) yield `${after === 0 ? '' : ','}${texts.join(',')}`
    if (events.length < eventsAtOnce) return
    after = events.at(-1)!.stream.sequence
  }
}
