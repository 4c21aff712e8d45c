import type { PoolClient } from 'pg'
import { presentCustomer } from '../../server/domains/customers/index.ts'
import { type Cell, copyRows, wordsCell } from './copy-rows.ts'
import type { PlannedConversation, PlannedCustomer } from './plan.ts'
import type { ToldConversation, ToldEvent } from './tell.ts'

type Told = { plan: PlannedConversation; told: ToldConversation }

/**
 * Writes conversations with their customers and all that was said. Within the chunk everything goes in
 * the order of time, so that what belongs to one conversation lies scattered, as it does in life.
 */
export async function writeChunk(client: PoolClient, chunk: readonly Told[]): Promise<{ messages: number; events: number }> {
  const newcomers = chunk.filter(({ plan }) => plan.isFirst).map(({ plan }) => plan.customer)
  await copyRows(
    client,
    'customers (id, number, name, phone, email, language, sequence, created_at, last_seen_at)',
    newcomers.map((one): Cell[] => [one.id, one.number, one.name, one.phone, one.email, one.tongue, 1, one.createdAt, one.lastSeenAt]),
  )
  await copyRows(
    client,
    'conversations (id, number, customer_id, line_id, brand_id, status, assignee_id, waiting_since, answered_at, opened_at, resolved_at, last_message_at, last_by, last_text, last_files, sequence)',
    chunk.map(({ told }) => conversationCells(told)),
  )
  await copyRows(
    client,
    'read_positions (conversation_id, reader_kind, reader_id, delivered, read)',
    chunk.flatMap(({ told }) => told.positions.map((one): Cell[] => [told.state.id, one.readerKind, one.readerId, one.delivered, one.read])),
  )
  const messages = chunk.flatMap(({ told }) => told.messages).sort((a, b) => a.at.getTime() - b.at.getTime())
  await copyRows(
    client,
    'messages (conversation_id, sequence, client_id, author_kind, author_id, author_name, audience, text, files, at)',
    messages.map(({ message, at }): Cell[] => {
      const { author } = message
      const name = author.kind === 'agent' ? author.name : null
      return [message.conversationId, message.sequence, message.clientId, author.kind, author.id, name, message.audience, message.text, '[]', at]
    }),
  )
  const events = [...newcomers.map(createdEvent), ...chunk.flatMap(({ told }) => told.events)].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || a.stream.sequence - b.stream.sequence,
  )
  await copyRows(
    client,
    'events (stream_kind, stream_id, stream_sequence, name, actor, at, data)',
    events.map(({ stream, name, actor, at, data }): Cell[] => [stream.kind, stream.id, stream.sequence, name, JSON.stringify(actor), at, JSON.stringify(data)]),
  )
  await copyRows(
    client,
    'search_documents (conversation_id, sequence, audience, at, words)',
    messages
      .filter(({ words }) => words.length > 0)
      .map(({ message, at, words }): Cell[] => [message.conversationId, message.sequence, message.audience, at, wordsCell(words)]),
  )
  return { messages: messages.length, events: events.length }
}

function conversationCells({ state, answeredAt, lastBy, lastText }: ToldConversation): Cell[] {
  return [
    state.id,
    state.number,
    state.customerId,
    state.lineId,
    state.brandId,
    state.status,
    state.assigneeId,
    state.waitingSince,
    answeredAt,
    state.openedAt,
    state.resolvedAt,
    state.lastMessageAt,
    lastBy,
    lastText,
    0,
    state.sequence,
  ]
}

function createdEvent({ tongue: language, ...one }: PlannedCustomer): ToldEvent {
  const customer = presentCustomer({ ...one, language, remark: '', fields: {}, isIdentified: false, sequence: 1 })
  return {
    stream: { kind: 'customer', id: one.id, sequence: 1 },
    name: 'customer.created',
    actor: { kind: 'anyone' },
    at: one.createdAt,
    data: { customer },
  }
}
