import type { Message } from '@yingsheng/contracts/conversations'
import type { Quote } from '@yingsheng/contracts/message-parts'
import type { FileRef } from '@yingsheng/contracts/files'
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import type { MessageEffect } from '../rules/effect-of-message.ts'

/**
 * Something to be said in a conversation of which the permission has been asked. Without a
 * conversation it belongs in the one that the customer has open on this line.
 */
export type NewMessage = {
  clientId: string
  conversationId: string | null
  lineId?: string
  /** As its event says who did it. */
  author: { kind: 'customer' | 'agent'; id: string; keyId?: string }
  audience: Message['audience']
  /** A note meant for this agent. */
  whisperTo?: string
  text: string
  files: FileRef[]
  /** What it answers, if anything. */
  quote?: Quote
  at: Date
  effect: MessageEffect
}

/**
 * `said`: committed with this answer's transaction. `known`: it was said before, under the same
 * client id. `elsewhere`: the conversation is not in a state in which this can simply be said.
 */
export type AppendOutcome =
  | { outcome: 'said' | 'known'; message: Message }
  | { outcome: 'elsewhere' }

// writes events: the hot path records them in the statement that changes the conversation
/**
 * The hot path: messages of different conversations, their conversations' new state and their
 * events in one statement. Each conversation's row is locked first, in the order of ids, so that
 * two batches can't wait for each other; its sequence is raised under that lock, so streams have no
 * gaps. The author is checked once more against the row: a customer speaks in his own conversation
 * only, an agent replies in an open one that is somebody's, and as an active agent.
 */
// long: one statement, which reads best in one piece
export async function appendMessages(
  { db }: Db,
  messages: readonly NewMessage[],
): Promise<AppendOutcome[]> {
  const input = JSON.stringify(
    messages.map((message, ordinal) => ({
      ordinal,
      client_id: message.clientId,
      given_id: message.conversationId,
      line_id: message.lineId ?? null,
      author_kind: message.author.kind,
      author_id: message.author.id,
      actor: message.author,
      audience: message.audience,
      text: message.text,
      files: message.files,
      extra: { quote: message.quote, whisperTo: message.whisperTo },
      at: message.at,
      effect: message.effect,
    })),
  )
  const { rows } = await sql<{ ordinal: number; message: Message; is_new: boolean }>`
    with given as materialized (
      select g.*, a.public_name as author_name, coalesce(g.given_id, (
        select c.id from conversations c
        where c.customer_id = g.author_id and c.line_id = g.line_id and c.status = 'open'
        order by c.opened_at desc limit 1)) as conversation_id
      from jsonb_to_recordset(${input}::jsonb) as g(
        ordinal int, client_id uuid, given_id uuid, line_id uuid, author_kind text, author_id uuid, actor jsonb,
        audience text, text text, files jsonb, extra jsonb, at timestamptz, effect text)
      left join agents a on g.author_kind = 'agent' and a.id = g.author_id and a.status = 'active'
    ), known as materialized (
      select g.ordinal, m.* from given g join messages m on m.author_id = g.author_id and m.client_id = g.client_id
    ), locked as materialized (
      select c.id from conversations c
      where c.id = any(array(select conversation_id from given where ordinal not in (select ordinal from known)))
      order by c.id for no key update
    ), changed as (
      update conversations c set
        sequence = c.sequence + 1,
        waiting_since = case g.effect when 'starts waiting' then coalesce(c.waiting_since, g.at)
          when 'ends waiting' then null else c.waiting_since end,
        answered_at = case when g.effect = 'ends waiting' and c.waiting_since is not null then g.at
          else c.answered_at end,
        last_message_at = g.at,
        last_by = case when g.audience = 'agents' then 'note' else g.author_kind end,
        last_text = left(g.text, 120),
        last_what = 'text',
        last_files = jsonb_array_length(g.files)
      from given g join locked l on l.id = g.conversation_id
      where c.id = g.conversation_id and g.ordinal not in (select ordinal from known)
        and case g.author_kind
          when 'customer' then c.customer_id = g.author_id and c.status = 'open'
          else g.author_name is not null
            and (g.audience = 'agents' or (c.status = 'open' and c.assignee_id is not null)) end
      returning g.ordinal, c.sequence, conversation_state(c) as state
    ), written as (
      insert into messages (conversation_id, sequence, client_id, author_kind, author_id, author_name, audience, text, files, extra, at)
      select g.conversation_id, c.sequence, g.client_id, g.author_kind, g.author_id, g.author_name, g.audience, g.text, g.files, g.extra, g.at
      from changed c join given g using (ordinal)
    ), told as materialized (
      select c.ordinal, c.state, ${messageJson('g', 'c.sequence')} as message
      from changed c join given g using (ordinal)
    ), recorded as (
      insert into events (stream_kind, stream_id, stream_sequence, name, actor, at, data)
      select 'conversation', g.conversation_id, c.sequence,
        case g.audience when 'agents' then 'note.added' else 'message.sent' end,
        g.actor, g.at, jsonb_build_object('conversation', t.state, 'message', t.message)
      from changed c join given g using (ordinal) join told t using (ordinal)
    )
    select ordinal, message, true as is_new from told
    union all
    select k.ordinal, ${messageJson('k', 'k.sequence')}, false from known k`.execute(db)

  const outcomes: AppendOutcome[] = messages.map(() => ({ outcome: 'elsewhere' }))
  for (const row of rows) {
    outcomes[row.ordinal] = { outcome: row.is_new ? 'said' : 'known', message: row.message }
  }
  return outcomes
}

/** A message as contracts write it, built from a row with the columns of `messages`. */
function messageJson(row: string, sequence: string) {
  const at = sql.raw(`iso(${row}.at)`)
  return sql`jsonb_build_object(
    'conversationId', ${sql.raw(row)}.conversation_id, 'sequence', ${sql.raw(sequence)}, 'clientId', ${sql.raw(row)}.client_id,
    'author', case ${sql.raw(row)}.author_kind
      when 'agent' then jsonb_build_object('kind', 'agent', 'id', ${sql.raw(row)}.author_id, 'name', ${sql.raw(row)}.author_name)
      else jsonb_build_object('kind', 'customer', 'id', ${sql.raw(row)}.author_id) end,
    'audience', ${sql.raw(row)}.audience, 'text', ${sql.raw(row)}.text, 'files', ${sql.raw(row)}.files, 'at', ${at}) || ${sql.raw(row)}.extra`
}
