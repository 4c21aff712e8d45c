import type { Message } from '@yingsheng/contracts/conversations'
import {
  customerAddress,
  findCurrentConversation,
  notePosition,
  ownsConversation,
  reactToMessage,
  sayAsCustomer,
  tellCustomerTyping,
  viewOfMessage,
  watchAddress,
} from '../../domains/conversations/index.ts'
import { notePage, noteVisit } from '../../domains/customers/index.ts'
import type { Context, CustomerActor } from '../../platform/context.ts'
import type { Connection } from '../../platform/realtime/connection.ts'
import { onFrame } from '../../platform/realtime/feed.ts'
import { Refusal } from '../../platform/refusal.ts'
import { tellOnline } from './presence.ts'

const currentKey = 'current conversation'
const leaveKey = 'leave:tell'

/** What a customer says over his socket. */
export const frames = [
  onFrame('send', 'customer', async (ctx, frame, connection) => {
    announce(ctx, connection)
    const { clientId, text, fileIds, quotes, page } = frame
    if (page !== undefined) await lookAt(ctx, page)
    const known = connection.memory.get(currentKey)
    const said = { clientId, text, fileIds, quotes }
    const message = await sayAsCustomer(ctx, said, typeof known === 'string' ? known : null)
    connection.memory.set(currentKey, message.conversationId)
    connection.send({ type: 'accepted', clientId, message: viewOfMessage(message) as Message })
  }),

  onFrame('typing', 'customer', async (ctx, { isTyping }, connection) => {
    const conversationId = await currentOf(ctx, connection)
    if (conversationId !== null) await tellCustomerTyping(ctx, conversationId, isTyping)
  }),

  onFrame(
    'position',
    'customer',
    async (ctx, { conversationId, delivered = 0, read = 0 }, connection) => {
      if (!(await isOwn(ctx, connection, conversationId))) throw new Refusal('not_found')
      await notePosition(ctx, { conversationId, customerId: ctx.actor.id, delivered, read })
    },
  ),

  onFrame('react', 'customer', async (ctx, { conversationId, sequence, emoji }) => {
    await reactToMessage(ctx, { id: conversationId, sequence, emoji })
  }),

  onFrame('page', 'customer', async (ctx, { page }, connection) => {
    announce(ctx, connection)
    await lookAt(ctx, page)
  }),
]

/** Asked once a connection and conversation. */
async function isOwn(
  ctx: Context<CustomerActor>,
  connection: Connection,
  conversationId: string,
): Promise<boolean> {
  const key = `own ${conversationId}`
  if (connection.memory.get(key) === true) return true
  const owns = await ownsConversation(ctx, conversationId)
  if (owns) connection.memory.set(key, true)
  return owns
}

/** The conversation this connection talks in, looked up once; a new or reopened one takes its place. */
async function currentOf(
  ctx: Context<CustomerActor>,
  connection: Connection,
): Promise<string | null> {
  const known = connection.memory.get(currentKey)
  if (typeof known === 'string') return known
  const found = await findCurrentConversation(ctx)
  if (found !== null) connection.memory.set(currentKey, found)
  return found
}

async function lookAt(ctx: Context<CustomerActor>, page: { url: string; title: string }) {
  await notePage(ctx, page)
  const { id: customerId } = ctx.actor
  ctx.bus.signal({ address: watchAddress(customerId), signal: { kind: 'page', customerId, page } })
}

/** Tells watching agents that he is here, once a connection, and that he has left when it closes. */
function announce(ctx: Context<CustomerActor>, connection: Connection) {
  if (connection.memory.has(leaveKey)) return
  const { id } = ctx.actor
  tellOnline(ctx, id, true)
  connection.memory.set(leaveKey, () => {
    tellOnline(ctx, id, false)
    noteVisit(ctx).catch((error: Error) =>
      ctx.log.debug({ error: error.message }, 'widget: a visit was not noted'),
    )
    // Another tab of his may still be here; whoever has it says so again.
    ctx.bus.ask(customerAddress(id))
  })
}
