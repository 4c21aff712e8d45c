import { query } from './query.ts'

/**
 * Adds many lines to a conversation, one a minute up to now, by its customer and its agent in turns.
 * Written into the tables: to say ten thousand things takes longer than a journey may.
 */
export async function lengthen(
  dataDir: string,
  conversationId: string,
  count: number,
): Promise<void> {
  await query(
    dataDir,
    `with talk as (
      select c, c.customer_id, a.id as agent_id, a.public_name, c.sequence as base
      from conversations c join agents a on a.id = c.assignee_id where c.id = $1
    ), lines as (
      select talk.*, i, base + i as at_sequence, gen_random_uuid() as client_id, i % 3 <> 0 as is_customer,
        '第 ' || i || ' 句' || repeat('，说得长一点', i % 11) as text,
        now() - make_interval(mins => $2 - i) as at
      from talk, generate_series(1, $2::int) i
    ), said as (
      insert into messages (conversation_id, sequence, client_id, author_kind, author_id, author_name, audience, text, at)
      select $1, at_sequence, client_id, case when is_customer then 'customer' else 'agent' end,
        case when is_customer then customer_id else agent_id end,
        case when is_customer then null else public_name end, 'everyone', text, at
      from lines
    ), raised as (
      update conversations set sequence = sequence + $2::int, last_message_at = now() where id = $1
    )
    insert into events (stream_kind, stream_id, stream_sequence, name, actor, at, data)
    select 'conversation', $1, at_sequence, 'message.sent', author, at, jsonb_build_object(
      'conversation', jsonb_set(conversation_state(c), '{sequence}', to_jsonb(at_sequence)),
      'message', jsonb_build_object('conversationId', $1::uuid, 'sequence', at_sequence, 'clientId', client_id,
        'author', author || case when is_customer then '{}' else jsonb_build_object('name', public_name) end,
        'audience', 'everyone', 'text', text, 'files', '[]'::jsonb, 'at', iso(at)))
    from lines, lateral (select jsonb_build_object(
      'kind', case when is_customer then 'customer' else 'agent' end,
      'id', case when is_customer then customer_id else agent_id end) as author) who
    order by i`,
    [conversationId, count],
  )
}
