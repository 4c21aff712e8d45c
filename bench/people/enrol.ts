import type pg from 'pg'
import { hashToken } from '../../server/platform/crypto/hash.ts'
import { newId, newToken } from '../../server/platform/ids/ids.ts'
import type { Member } from '../load/plan.ts'

const cookieName = 'yingsheng-session'

/**
 * Customers with a token and an open conversation each, and agents with a session who share them, as
 * the server would have written them one by one. Without agents the conversations are nobody's. The
 * agents are at their desks and stay there. Customers who have not talked have no conversation yet.
 */
export async function enrol(
  client: pg.Client,
  {
    lineId,
    brandId,
    customers,
    agents,
    haveTalked = true,
  }: {
    lineId: string
    brandId: string
    customers: number
    agents: number
    haveTalked?: boolean
  },
): Promise<Member[]> {
  const guests = Array.from({ length: customers }, (_, place) => {
    const token = newToken()
    return {
      place,
      id: newId(),
      session: newId(),
      conversation: newId(),
      token,
      hash: hashToken(token).toString('hex'),
    }
  })
  const crew = Array.from({ length: agents }, (_, place) => {
    const token = newToken()
    return { place, id: newId(), session: newId(), token, hash: hashToken(token).toString('hex') }
  })
  const assignees = guests.map(({ place }) => (agents === 0 ? null : crew[place % agents]!.id))
  await client.query('begin')
  await insertAgents(client, crew)
  await insertCustomers(client, guests, lineId)
  if (haveTalked) {
    await insertConversations(
      client,
      guests.map((guest, place) => ({ ...guest, assignee: assignees[place]! })),
      { lineId, brandId },
    )
  }
  await client.query('commit')
  return [
    ...guests.map(({ token }): Member => ({ kind: 'customer', token })),
    ...crew.map(({ place, token }): Member => {
      const mine = guests.filter((guest) => guest.place % agents === place)
      const conversations = mine.map(({ conversation, place: customer }) => ({
        id: conversation,
        customer,
      }))
      return { kind: 'agent', cookie: `${cookieName}=${token}`, conversations }
    }),
  ]
}

async function insertAgents(client: pg.Client, crew: object[]) {
  await client.query(
    `with given as (
      select * from jsonb_to_recordset($1::jsonb) as g(place int, id uuid, session uuid, hash text)
    ), added as (
      insert into agents (id, email, name, public_name, role, status, preferences, sequence, created_at)
      select id, 'agent-' || id || '@bench.example', '客服 ' || place, '客服 ' || place, 'agent', 'active',
        '{"language":"zh-CN","theme":"system","density":"comfortable","sendKey":"enter","hasShortcuts":true,"hasSound":true,"hasDesktopNotifications":false}',
        1, now() from given returning *
    ), told as (
      insert into events (stream_kind, stream_id, stream_sequence, name, actor, at, data)
      select 'agent', id, 1, 'agent.joined', '{"kind":"system"}', now(), jsonb_build_object('agent', jsonb_build_object(
        'id', id, 'name', name, 'publicName', public_name, 'email', email, 'role', role, 'status', status, 'sequence', 1))
      from added
    ), present as (
      insert into agent_presence (agent_id, state, since, seen_at)
      select id, 'online', now(), now() + interval '1 day' from given
    )
    insert into agent_sessions (id, token_hash, agent_id, ip, user_agent, created_at, last_seen_at, expires_at)
    select session, decode(hash, 'hex'), id, '127.0.0.1', 'bench', now(), now(), now() + interval '12 hours' from given`,
    [JSON.stringify(crew)],
  )
}

async function insertCustomers(client: pg.Client, guests: object[], lineId: string) {
  await client.query(
    `with given as (
      select * from jsonb_to_recordset($1::jsonb) as g(id uuid, session uuid, hash text)
    ), added as (
      insert into customers (id, language, sequence, created_at, last_seen_at)
      select id, 'zh-CN', 1, now(), now() from given returning *
    ), told as (
      insert into events (stream_kind, stream_id, stream_sequence, name, actor, at, data)
      select 'customer', id, 1, 'customer.created', '{"kind":"anyone"}', now(), jsonb_build_object('customer', jsonb_build_object(
        'id', id, 'name', name, 'number', number, 'phoneMasked', null, 'emailMasked', null, 'language', language, 'remark', remark,
        'isIdentified', is_identified, 'fields', fields, 'createdAt', iso(created_at), 'lastSeenAt', iso(last_seen_at), 'sequence', 1))
      from added
    )
    insert into customer_sessions (id, token_hash, customer_id, line_id, is_identified, created_at, expires_at)
    select session, decode(hash, 'hex'), id, $2, false, now(), now() + interval '180 days' from given`,
    [JSON.stringify(guests), lineId],
  )
}

async function insertConversations(
  client: pg.Client,
  guests: object[],
  { lineId, brandId }: { lineId: string; brandId: string },
) {
  await client.query(
    `with given as (
      select * from jsonb_to_recordset($1::jsonb) as g(id uuid, conversation uuid, assignee uuid)
    ), added as (
      insert into conversations (id, customer_id, line_id, brand_id, status, assignee_id, queue_id, queued_at, held_since, served_by, opened_at, last_message_at, sequence)
      select g.conversation, g.id, $2, $3, 'open', g.assignee, l.queue_id,
        case when g.assignee is null then now() end, case when g.assignee is not null then now() end, g.assignee, now(), now(), 1 from given g, lines l where l.id = $2 returning conversations
    )
    insert into events (stream_kind, stream_id, stream_sequence, name, actor, at, data)
    select 'conversation', (a.conversations).id, 1, 'conversation.opened',
      jsonb_build_object('kind', 'customer', 'id', (a.conversations).customer_id), now(),
      jsonb_build_object('conversation', conversation_state(a.conversations), 'customerName', null, 'customerNumber', k.number)
    from added a join customers k on k.id = (a.conversations).customer_id`,
    [JSON.stringify(guests), lineId, brandId],
  )
}
