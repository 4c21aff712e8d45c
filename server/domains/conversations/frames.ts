import type { AgentActor, Context } from '../../platform/context.ts'
import type { Connection } from '../../platform/realtime/connection.ts'
import { onFrame } from '../../platform/realtime/feed.ts'
import { Refusal } from '../../platform/refusal.ts'
import { notePosition } from './note-position.ts'
import { mayRead } from './permissions.ts'
import { sayAsAgent } from './say-as-agent.ts'
import { findConversation } from './store/conversations.ts'
import { tellAgentTyping } from './tell-typing.ts'

/** What agents say over the socket: the same actions as by REST. */
export const frames = [
  onFrame('reply', 'agent', async (ctx, frame, connection) => {
    const { clientId, conversationId, audience, text, fileIds, wordingAcknowledged } = frame
    const message = await sayAsAgent(ctx, {
      id: conversationId,
      clientId,
      audience,
      text,
      fileIds,
      wordingAcknowledged,
    })
    connection.send({ type: 'accepted', clientId, message })
  }),

  onFrame('typing', 'agent', async (ctx, { conversationId, audience, isTyping }, connection) => {
    if (conversationId === undefined) throw new Refusal('malformed', { at: 'frame.conversationId' })
    const customerId = await customerOf(ctx, connection, conversationId)
    await tellAgentTyping(ctx, { conversationId, customerId, audience, isTyping })
  }),

  onFrame(
    'position',
    'agent',
    async (ctx, { conversationId, delivered = 0, read = 0 }, connection) => {
      const customerId = await customerOf(ctx, connection, conversationId)
      await notePosition(ctx, { conversationId, customerId, delivered, read })
    },
  ),
]

const rememberedMax = 200

/** Whose conversation it is, asked once a connection: permission, and where signals go. */
async function customerOf(
  ctx: Context<AgentActor>,
  connection: Connection,
  conversationId: string,
): Promise<string> {
  const key = `customer of ${conversationId}`
  const known = connection.memory.get(key)
  if (typeof known === 'string') return known
  const conversation = await findConversation(ctx, conversationId)
  if (conversation === undefined || !mayRead(ctx.actor, conversation))
    throw new Refusal('not_found')
  if (connection.memory.size < rememberedMax) connection.memory.set(key, conversation.customerId)
  return conversation.customerId
}
