import { onFrame } from '../../platform/realtime/feed.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findReadable } from './find-readable.ts'
import { isListening } from './listen-in.ts'
import { notePosition } from './note-position.ts'
import { sayAsAgent } from './say-as-agent.ts'
import { tellAgentTyping } from './tell-typing.ts'

/** What agents say over the socket: the same actions as by REST. */
export const frames = [
  onFrame('reply', 'agent', async (ctx, frame, connection) => {
    const { clientId, conversationId, audience, text, fileIds, quotes, wordingAcknowledged } = frame
    const message = await sayAsAgent(ctx, {
      id: conversationId,
      clientId,
      audience,
      text,
      fileIds,
      quotes,
      wordingAcknowledged,
    })
    connection.send({ type: 'accepted', clientId, message })
  }),

  onFrame('typing', 'agent', async (ctx, { conversationId, audience, isTyping }) => {
    if (conversationId === undefined) throw new Refusal('malformed', { at: 'frame.conversationId' })
    const { customerId } = await findReadable(ctx, conversationId)
    if (await isListening(ctx, conversationId)) return
    await tellAgentTyping(ctx, { conversationId, customerId, audience, isTyping })
  }),

  onFrame('position', 'agent', async (ctx, { conversationId, delivered = 0, read = 0 }) => {
    const { customerId } = await findReadable(ctx, conversationId)
    await notePosition(ctx, { conversationId, customerId, delivered, read })
  }),
]
