import type { PoolClient } from 'pg'
import { presentCustomer } from '../../server/domains/customers/index.ts'
import { type Cell, copyRows, wordsCell } from './copy-rows.ts'
import type { PlannedConversation, PlannedCustomer } from './plan.ts'
import type { ToldConversation, ToldEvent, ToldMessage } from './tell.ts'

type Chunk = readonly { plan: PlannedConversation; told: ToldConversation }[]

/**
 * Writes conversations with their customers and all that was said. Within the chunk everything goes in
 * the order of time, so that what belongs to one conversation lies scattered, as it does in life.
 */
export async function writeChunk(
  client: PoolClient,
  chunk: Chunk,
): Promise<{ messages: number; events: number }> {
  const newcomers = chunk.filter(({ plan }) => plan.isFirst).map(({ plan }) => plan.customer)
  const messages = inTime(chunk.flatMap(({ told }) => told.messages))
  const events = inTime([
    ...newcomers.map(createdEvent),
    ...chunk.flatMap(({ told }) => told.events),
  ])
  await writeCustomers(client, newcomers)
  await writeConversations(client, chunk)
  await writeMessages(client, messages)
  await writeEvents(client, events)
  await writeDocuments(client, messages)
  return { messages: messages.length, events: events.length }
}

/** Sorting keeps the order of what happened in the same millisecond: a stream's events stay in order. */
function inTime<T extends { at: Date }>(list: T[]): T[] {
  return list.sort((a, b) => a.at.getTime() - b.at.getTime())
}

function writeCustomers(client: PoolClient, customers: readonly PlannedCustomer[]): Promise<void> {
  return copyRows(
    client,
    'customers (id, number, name, phone, email, language, sequence, created_at, last_seen_at)',
    customers.map(({ id, number, name, phone, email, tongue, createdAt, lastSeenAt }): Cell[] => {
      return [id, number, name, phone, email, tongue, 1, createdAt, lastSeenAt]
    }),
  )
}

async function writeConversations(client: PoolClient, chunk: Chunk): Promise<void> {
  await copyRows(
    client,
    `conversations (id, number, customer_id, line_id, brand_id, status, assignee_id, queue_id, queued_at, served_by, waiting_since, answered_at,
      opened_at, resolved_at, last_message_at, last_by, last_text, last_files, sequence)`,
    chunk.map(({ told: { state, answeredAt, lastBy, lastText } }): Cell[] => {
      const { id, number, customerId, lineId, brandId, status, assigneeId, waitingSince } = state
      const { queueId, queuedAt } = state
      const { openedAt, resolvedAt, lastMessageAt, sequence } = state
      const place = [id, number, customerId, lineId, brandId, status]
      const holder = [assigneeId, queueId, queuedAt, assigneeId, waitingSince]
      const times = [answeredAt, openedAt, resolvedAt, lastMessageAt]
      return [...place, ...holder, ...times, lastBy, lastText, 0, sequence]
    }),
  )
  await copyRows(
    client,
    'read_positions (conversation_id, reader_kind, reader_id, delivered, read)',
    chunk.flatMap(({ told: { state, positions } }) =>
      positions.map(({ readerKind, readerId, delivered, read }): Cell[] => {
        return [state.id, readerKind, readerId, delivered, read]
      }),
    ),
  )
}

function writeMessages(client: PoolClient, messages: readonly ToldMessage[]): Promise<void> {
  return copyRows(
    client,
    `messages (conversation_id, sequence, client_id, author_kind, author_id, author_name, audience, text, files, at)`,
    messages.map(({ message, at }): Cell[] => {
      const { conversationId, sequence, clientId, author, audience, text } = message
      const name = author.kind === 'agent' ? author.name : null
      const who = [author.kind, author.id, name]
      return [conversationId, sequence, clientId, ...who, audience, text, '[]', at]
    }),
  )
}

function writeEvents(client: PoolClient, events: readonly ToldEvent[]): Promise<void> {
  return copyRows(
    client,
    'events (stream_kind, stream_id, stream_sequence, name, actor, at, data)',
    events.map(({ stream, name, actor, at, data }): Cell[] => {
      const where = [stream.kind, stream.id, stream.sequence]
      return [...where, name, JSON.stringify(actor), at, JSON.stringify(data)]
    }),
  )
}

function writeDocuments(client: PoolClient, messages: readonly ToldMessage[]): Promise<void> {
  const withWords = messages.filter(({ words }) => words.length > 0)
  return copyRows(
    client,
    'search_documents (conversation_id, sequence, audience, at, words)',
    withWords.map(({ message: { conversationId, sequence, audience }, at, words }): Cell[] => {
      return [conversationId, sequence, audience, at, wordsCell(words)]
    }),
  )
}

function createdEvent({ tongue: language, ...one }: PlannedCustomer): ToldEvent {
  const rest = { remark: '', fields: {}, isIdentified: false }
  const sequences = { sequence: 1, changedSequence: 1 }
  const customer = presentCustomer({ ...one, language, ...rest, ...sequences })
  return {
    stream: { kind: 'customer', id: one.id, sequence: 1 },
    name: 'customer.created',
    actor: { kind: 'anyone' },
    at: one.createdAt,
    data: { customer },
  }
}
