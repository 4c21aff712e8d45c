// long: one table with a row for each feed, frame, event and signal, best read whole
/**
 * Who may say and hear what over the socket: a row for every feed, every frame, every kind of event and
 * every signal. One without a row fails. Each row is really said, or made to happen, and listened for.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { eventKinds } from '@yingsheng/contracts/events'
import {
  clientFrame,
  type ClientFrameInput,
  protocolVersion,
  signal,
} from '@yingsheng/contracts/sync'
import { enter, openSocket, type TestSocket } from '../../platform/realtime/test-kit.ts'
import { feeds } from './product.ts'
import {
  arrive,
  eventually,
  hire,
  request,
  nobody,
  reply,
  say,
  signIdentity,
  succeed,
} from './test-kit.ts'
import { type ActorName, actors, type Everybody, gatherEverybody } from './test-kit/everybody.ts'
import { startReceiver } from './test-kit/receiver.ts'

type Outcomes = Record<ActorName, string>
const outside = (code = 'hello_expected') => ({ nobody: code, deactivated: code })
const answers = (customers: string, agents: string, change: Partial<Outcomes> = {}): Outcomes => ({
  ...outside(),
  anonymous: customers,
  'other customer': customers,
  identified: customers,
  agent: agents,
  supervisor: agents,
  administrator: agents,
  owner: agents,
  ...change,
})

type FrameRow = {
  type: string
  about: string
  answers: Outcomes
  frame: (all: Everybody) => ClientFrameInput
}
const subscribe = (feed: string): ClientFrameInput => ({ type: 'subscribe', feed, after: null })
const words = { clientId: '', text: '您好' }
const own = { anonymous: 'ok', 'other customer': 'not_found', identified: 'not_found' }

const rowsOfFeeds: (Omit<FrameRow, 'type'> & { feed: string })[] = [
  {
    feed: 'desk',
    about: '',
    answers: answers('feed_unknown', 'ok'),
    frame: () => subscribe('desk'),
  },
  { feed: 'me', about: '', answers: answers('ok', 'feed_unknown'), frame: () => subscribe('me') },
  {
    feed: 'conversation',
    about: 'of the anonymous customer',
    answers: answers('feed_unknown', 'ok'),
    frame: ({ conversationId }) => subscribe(`conversation:${conversationId}`),
  },
  {
    feed: 'conversation',
    about: 'that is none',
    answers: answers('feed_unknown', 'feed_unknown'),
    frame: () => subscribe(`conversation:${randomUUID()}`),
  },
]
const feedRows = rowsOfFeeds.map((row) => ({ type: 'subscribe', ...row }))

const frameRows: FrameRow[] = [
  ...feedRows,
  {
    type: 'hello',
    about: 'without more',
    answers: { ...answers('not_signed_in', 'ok'), ...outside('not_signed_in') },
    frame: () => ({ type: 'hello', protocol: protocolVersion }),
  },
  {
    type: 'unsubscribe',
    about: '',
    answers: answers('ok', 'ok'),
    frame: () => ({ type: 'unsubscribe', feed: 'desk' }),
  },
  {
    type: 'send',
    about: '',
    answers: answers('ok', 'not_allowed'),
    frame: () => ({ type: 'send', ...words, clientId: randomUUID() }),
  },
  {
    type: 'send',
    about: 'with a file of the anonymous customer',
    answers: answers('file_missing', 'not_allowed', { anonymous: 'ok' }),
    frame: ({ files }) => ({
      type: 'send',
      ...words,
      clientId: randomUUID(),
      fileIds: [files.customersOwn],
    }),
  },
  {
    type: 'reply',
    about: '',
    answers: answers('not_allowed', 'ok'),
    frame: ({ conversationId }) => ({
      type: 'reply',
      ...words,
      clientId: randomUUID(),
      conversationId,
      audience: 'everyone',
    }),
  },
  {
    type: 'reply',
    about: 'with a file of the agent',
    answers: answers('not_allowed', 'file_missing', { agent: 'ok' }),
    frame: ({ conversationId, files }) => ({
      type: 'reply',
      ...words,
      clientId: randomUUID(),
      conversationId,
      audience: 'agents',
      fileIds: [files.agentsOwn],
    }),
  },
  {
    type: 'reply',
    about: 'in no conversation',
    answers: answers('not_allowed', 'not_found'),
    frame: () => ({
      type: 'reply',
      ...words,
      clientId: randomUUID(),
      conversationId: randomUUID(),
      audience: 'everyone',
    }),
  },
  {
    type: 'react',
    about: 'in the anonymous customer’s',
    answers: answers('', 'not_allowed', own),
    frame: ({ conversationId }) => ({ type: 'react', conversationId, sequence: 2, emoji: '👍' }),
  },
  {
    type: 'typing',
    about: '',
    answers: answers('ok', 'ok'),
    frame: ({ conversationId }) => ({ type: 'typing', conversationId, isTyping: true }),
  },
  {
    type: 'position',
    about: 'in the anonymous customer’s',
    answers: answers('', 'ok', own),
    frame: ({ conversationId }) => ({ type: 'position', conversationId, read: 1 }),
  },
  {
    type: 'position',
    about: 'in nobody’s',
    answers: answers('not_found', 'not_found'),
    frame: () => ({ type: 'position', conversationId: randomUUID(), read: 1 }),
  },
  {
    type: 'page',
    about: '',
    answers: answers('ok', 'not_allowed'),
    frame: () => ({ type: 'page', page: { url: 'https://lime.example/', title: '首页' } }),
  },
  {
    type: 'alive',
    about: '',
    answers: answers('not_allowed', 'ok'),
    frame: () => ({ type: 'alive' }),
  },
  {
    type: 'ping',
    about: '',
    answers: { ...answers('ok', 'ok'), ...outside('ok') },
    frame: () => ({ type: 'ping' }),
  },
]

type Listener =
  | 'customer'
  | 'other customer'
  | 'known customer'
  | 'assignee'
  | 'colleague'
  | 'third'
  | 'thread'
const desks: Listener[] = ['assignee', 'colleague', 'third']
const inConversation: Listener[] = ['customer', 'assignee', 'thread']

type Happening = { heardBy: Listener[]; make: (all: Everybody) => Promise<unknown> }
const byOwner = (line: (all: Everybody) => string, body?: unknown) => (all: Everybody) =>
  succeed(all.product, all.agents.owner, line(all), body === undefined ? {} : { body })

const keyBody = { name: '订单系统', scopes: ['conversations:read'], days: 30 }
const aWebhook = async (all: Everybody, url = 'http://127.0.0.1:9/') =>
  (await byOwner(() => 'POST /api/webhooks', { url, types: ['message.sent'] })(all)).webhook

const preparedWords = { isShared: true, title: '欢迎语', text: '欢迎光临' }
const prepare = ({ product, agents }: Everybody) =>
  succeed(product, agents.owner, 'POST /api/quick-replies', { body: preparedWords })

const happenings: Record<string, Happening> = {
  'agent.invited': { heardBy: desks, make: (all) => inviteOne(all) },
  'agent.invitation-renewed': {
    heardBy: [],
    make: async (all) => byOwner(() => `POST /api/agents/${spare}/invitation`)(all),
  },
  'agent.joined': {
    heardBy: desks,
    make: ({ product, agents }) => hire(product, agents.owner, 'agent'),
  },
  'agent.signed-in': { heardBy: [], make: (all) => all.signIn(all.agents.agent) },
  'agent.signed-out': {
    heardBy: [],
    make: async (all) =>
      succeed(all.product, await all.signIn(all.agents.agent), 'DELETE /api/session'),
  },
  'agent.sign-in-refused': {
    heardBy: [],
    make: ({ product, agents }) =>
      request(product, nobody, 'POST /api/session', {
        body: { email: agents.agent.email, password: 'wrong' },
      }),
  },
  'agent.profile-changed': {
    heardBy: desks,
    make: ({ product, agents }) =>
      succeed(product, agents['second owner'], 'PATCH /api/me', { body: { name: '新名字' } }),
  },
  'agent.password-changed': {
    heardBy: [],
    make: ({ product, agents: { 'second owner': one } }) =>
      succeed(product, one, 'PUT /api/me/password', {
        body: { currentPassword: one.password, newPassword: one.password },
      }),
  },
  'agent.reset-linked': {
    heardBy: [],
    make: byOwner(({ agents }) => `POST /api/agents/${agents['second owner'].id}/reset`),
  },
  'agent.role-changed': {
    heardBy: desks,
    make: byOwner(() => `PUT /api/agents/${spare}/role`, { role: 'supervisor' }),
  },
  'agent.deactivated': {
    heardBy: desks,
    make: byOwner(() => `POST /api/agents/${spare}/deactivation`),
  },
  'agent.reactivated': {
    heardBy: desks,
    make: byOwner(() => `DELETE /api/agents/${spare}/deactivation`),
  },
  'agent.presence-changed': {
    heardBy: desks,
    make: byOwner(() => `PUT /api/me/presence`, { state: 'busy' }),
  },
  'agent.duties-changed': {
    heardBy: desks,
    make: byOwner(({ agents }) => `PUT /api/agents/${agents['second owner'].id}/duties`, {
      baseSequence: 0,
      teamIds: [],
      skillIds: [],
      capacity: 7,
    }),
  },
  'agent.listening-begun': {
    heardBy: [],
    make: byOwner(({ conversationId }) => `PUT /api/conversations/${conversationId}/listening`),
  },
  'agent.listening-ended': {
    heardBy: [],
    make: byOwner(({ conversationId }) => `DELETE /api/conversations/${conversationId}/listening`),
  },
  'agent.whispered': {
    heardBy: [],
    make: (all) =>
      byOwner(({ conversationId }) => `POST /api/conversations/${conversationId}/whispers`, {
        clientId: randomUUID(),
        text: '先道歉',
      })(all),
  },
  'agent.intervened': {
    heardBy: [],
    make: async (all) => {
      await byOwner(({ conversationId }) => `POST /api/conversations/${conversationId}/takeover`, {
        reason: '客户要求升级',
      })(all)
      await assign(all, all.agents.agent.id)
    },
  },
  'catalogue.entry-created': { heardBy: desks, make: (all) => addTag(all) },
  'catalogue.entry-changed': {
    heardBy: desks,
    make: async (all) => {
      const { id, sequence } = await addTag(all)
      await byOwner(() => `PATCH /api/catalogue/${id}`, {
        baseSequence: sequence,
        isArchived: true,
      })(all)
    },
  },
  'brand.hours-changed': {
    heardBy: desks,
    make: (all) =>
      byOwner(() => `PUT /api/brands/${all.business.brandId}/hours`, {
        baseSequence: 0,
        hours: { timeZone: 'Asia/Shanghai', isAlwaysOpen: true, intervals: [] },
      })(all),
  },
  'quick-reply.created': {
    heardBy: desks,
    make: byOwner(() => 'POST /api/quick-replies', preparedWords),
  },
  'quick-reply.changed': {
    heardBy: desks,
    make: async (all) => {
      const { id, sequence } = await prepare(all)
      await byOwner(() => `PATCH /api/quick-replies/${id}`, {
        baseSequence: sequence,
        isArchived: true,
      })(all)
    },
  },
  'quick-reply.ordered': {
    heardBy: desks,
    make: async (all) => {
      const [one, other] = [await prepare(all), await prepare(all)]
      await byOwner(() => 'PUT /api/quick-replies/order', { ids: [other.id, one.id] })(all)
    },
  },
  'export.started': {
    heardBy: [],
    make: ({ product, agents }) =>
      succeed(product, agents.owner, 'GET /api/export/conversations', {
        query: {
          from: new Date(Date.now() - 86_400_000).toISOString(),
          until: new Date().toISOString(),
        },
      }),
  },
  'business.changed': {
    heardBy: desks,
    make: async (all) =>
      byOwner(() => 'PATCH /api/business', {
        baseSequence: (await business(all)).business.sequence,
        name: '青柠',
      })(all),
  },
  'brand.created': {
    heardBy: desks,
    make: byOwner(() => 'POST /api/brands', { name: '二店', language: 'zh-CN' }),
  },
  'brand.changed': {
    heardBy: desks,
    make: async (all) => {
      const brand = (await business(all)).brands[0]
      return byOwner(() => `PATCH /api/brands/${brand.id}`, {
        baseSequence: brand.sequence,
        name: '一店',
      })(all)
    },
  },
  'line.created': {
    heardBy: desks,
    make: (all) =>
      byOwner(() => 'POST /api/lines', { brandId: all.business.brandId, name: '小程序' })(all),
  },
  'line.changed': {
    heardBy: desks,
    make: async (all) => {
      const line = (await business(all)).lines[0]
      return byOwner(() => `PATCH /api/lines/${line.id}`, {
        baseSequence: line.sequence,
        name: '商城',
      })(all)
    },
  },
  'line.secret-revealed': {
    heardBy: [],
    make: byOwner(({ business: { lineId } }) => `POST /api/lines/${lineId}/secret`),
  },
  'line.secret-rotated': {
    heardBy: [],
    make: async (all) => {
      // On a line where nobody is identified: a new secret ends the sessions of those who are.
      const body = { brandId: all.business.brandId, name: '备用' }
      const { id } = await succeed(all.product, all.agents.owner, 'POST /api/lines', { body })
      await byOwner(() => `POST /api/lines/${id}/secret/rotation`)(all)
    },
  },
  'api-key.created': {
    heardBy: [],
    make: byOwner(() => 'POST /api/keys', keyBody),
  },
  'api-key.revoked': {
    heardBy: [],
    make: async (all) => {
      const { key } = await byOwner(() => 'POST /api/keys', keyBody)(all)
      await byOwner(() => `DELETE /api/keys/${key.id}`)(all)
    },
  },
  'webhook.created': { heardBy: [], make: (all) => aWebhook(all) },
  'webhook.changed': {
    heardBy: [],
    make: async (all) => {
      const { id, sequence: baseSequence } = await aWebhook(all)
      const body = { baseSequence, isEnabled: false }
      await byOwner(() => `PATCH /api/webhooks/${id}`, body)(all)
    },
  },
  'webhook.removed': {
    heardBy: [],
    make: async (all) => {
      const { id } = await aWebhook(all)
      await byOwner(() => `DELETE /api/webhooks/${id}`)(all)
    },
  },
  'webhook.secret-rotated': {
    heardBy: [],
    make: async (all) => {
      const { id } = await aWebhook(all)
      await byOwner(() => `POST /api/webhooks/${id}/secret/rotation`)(all)
    },
  },
  'webhook.disabled': {
    heardBy: [],
    make: async (all) => {
      const receiver = await startReceiver()
      receiver.answerWith((response) => void response.writeHead(410).end())
      await aWebhook(all, receiver.url)
      await byOwner(({ conversationId }) => `POST /api/conversations/${conversationId}/replies`, {
        clientId: randomUUID(),
        text: '在的',
      })(all)
      await eventually(() => receiver.received.length > 0)
      await receiver.close()
    },
  },
  'webhook.replayed': {
    heardBy: [],
    make: async (all) => {
      const { id } = await aWebhook(all)
      const body = { since: '2020-01-01T00:00:00.000Z' }
      await byOwner(() => `POST /api/webhooks/${id}/replays`, body)(all)
      await byOwner(() => `DELETE /api/webhooks/${id}`)(all)
    },
  },
  'customer.created': {
    heardBy: [],
    make: ({ product, business: { lineId } }) => arrive(product, lineId),
  },
  'customer.identified': {
    heardBy: desks,
    make: (all) => identify(all, { sub: 'member-1', email: 'fang@mail.example' }),
  },
  'customer.profile-changed': {
    heardBy: desks,
    make: async (all) => {
      const { sequence } = await succeed(
        all.product,
        all.agents.owner,
        `GET /api/customers/${all.customers.identified.id}`,
      )
      return byOwner(() => `PATCH /api/customers/${all.customers.identified.id}`, {
        baseSequence: sequence,
        remark: '要发票',
      })(all)
    },
  },
  'customer.detail-revealed': {
    heardBy: [],
    make: byOwner(({ customers }) => `POST /api/customers/${customers.identified.id}/reveals`, {
      detail: 'phone',
    }),
  },
  'customer.session-ended': {
    heardBy: [],
    make: async ({ product, business: { lineId } }) =>
      succeed(product, await arrive(product, lineId), 'DELETE /api/widget/session'),
  },
  'message.edited': {
    heardBy: inConversation,
    make: async (all) =>
      succeed(all.product, all.agents.agent, `PATCH ${await saidAt(all)}`, {
        body: { text: '后天' },
      }),
  },
  'message.recalled': {
    heardBy: inConversation,
    make: async (all) => succeed(all.product, all.agents.agent, `DELETE ${await saidAt(all)}`),
  },
  'message.reaction-changed': {
    heardBy: inConversation,
    make: async (all) =>
      succeed(all.product, all.agents.owner, `PUT ${await saidAt(all)}/reaction`, {
        body: { emoji: '👍' },
      }),
  },
  'conversation.opened': {
    heardBy: [...desks, 'known customer'],
    make: async (all) => {
      // What he said before was settled long ago.
      const text = `update conversations set status = 'resolved', queued_at = null,
        resolved_at = now() - interval '8 days' where customer_id = $1`
      await all.product.pool.query(text, [all.customers.identified.id])
      await say(ears['known customer'], '有人吗')
    },
  },
  'message.sent': { heardBy: inConversation, make: async () => say(ears.customer, '还在吗') },
  'note.added': {
    heardBy: ['assignee', 'thread'],
    make: ({ product, agents, conversationId }) =>
      succeed(product, agents.agent, `POST /api/conversations/${conversationId}/notes`, {
        body: { clientId: randomUUID(), text: '查过了' },
      }),
  },
  'conversation.assigned': {
    heardBy: [...inConversation, 'colleague'],
    make: async (all) => {
      await assign(all, all.agents.supervisor.id)
      await assign(all, all.agents.agent.id)
    },
  },
  'conversation.tags-changed': {
    heardBy: ['assignee', 'thread'],
    make: async (all) => {
      const { id } = await addTag(all)
      await byOwner(() => `PUT /api/conversations/${all.conversationId}/tags`, { tagIds: [id] })(
        all,
      )
    },
  },
  'conversation.urgency-changed': {
    heardBy: ['assignee', 'thread'],
    make: byOwner(({ conversationId }) => `PUT /api/conversations/${conversationId}/urgency`, {
      urgency: 1,
    }),
  },
  'conversation.resolved': {
    heardBy: inConversation,
    make: byOwner(({ conversationId }) => `POST /api/conversations/${conversationId}/resolution`),
  },
  'conversation.reopened': {
    heardBy: inConversation,
    make: async (all) => {
      await byOwner(({ conversationId }) => `POST /api/conversations/${conversationId}/resolution`)(
        all,
      )
      await byOwner(
        ({ conversationId }) => `DELETE /api/conversations/${conversationId}/resolution`,
      )(all)
    },
  },
  'conversation.rated': {
    heardBy: inConversation,
    make: async (all) => {
      await byOwner(({ conversationId }) => `POST /api/conversations/${conversationId}/resolution`)(
        all,
      )
      await succeed(
        all.product,
        all.customers.anonymous,
        `PUT /api/widget/conversations/${all.conversationId}/rating`,
        { body: { score: 5 } },
      )
      await byOwner(
        ({ conversationId }) => `DELETE /api/conversations/${conversationId}/resolution`,
      )(all)
    },
  },
  'conversation.identified': {
    heardBy: [...desks, 'known customer'],
    make: async (all) => {
      const before = await arrive(all.product, all.business.lineId)
      const socket = await enter(all.product.url, before)
      await say(socket, '我是老客户')
      await identify(all, { sub: 'member-1' }, before.token)
      await socket.close()
    },
  },
}
/** What happens once, before anybody can listen: looked for in what a desk is replayed. */
const beforeAnybody = ['business.created']

type Passing = { kind: string; about: string; heardBy: Listener[]; make: (all: Everybody) => void }
const passing: Passing[] = [
  {
    kind: 'typing',
    about: 'by the customer',
    heardBy: ['assignee', 'thread'],
    make: () => ears.customer.say({ type: 'typing', isTyping: true }),
  },
  {
    kind: 'typing',
    about: 'by an agent, to the customer',
    heardBy: ['thread', 'customer'],
    make: ({ conversationId }) =>
      ears.assignee.say({ type: 'typing', conversationId, isTyping: true }),
  },
  {
    kind: 'typing',
    about: 'by an agent, in a note',
    heardBy: ['thread'],
    make: ({ conversationId }) =>
      ears.assignee.say({ type: 'typing', conversationId, audience: 'agents', isTyping: true }),
  },
  {
    kind: 'positions',
    about: 'of the customer',
    heardBy: ['thread', 'customer'],
    make: ({ conversationId }) => ears.customer.say({ type: 'position', conversationId, read: 1 }),
  },
  {
    kind: 'positions',
    about: 'of an agent',
    heardBy: ['thread', 'customer'],
    make: ({ conversationId }) => ears.assignee.say({ type: 'position', conversationId, read: 1 }),
  },
  {
    kind: 'listening',
    about: 'of a supervisor',
    heardBy: ['thread'],
    make: (all) =>
      void byOwner(({ conversationId }) => `PUT /api/conversations/${conversationId}/listening`)(
        all,
      ),
  },
  {
    kind: 'page',
    about: 'of the customer',
    heardBy: ['thread'],
    make: () =>
      ears.customer.say({
        type: 'page',
        page: { url: 'https://lime.example/cart', title: '购物车' },
      }),
  },
  {
    kind: 'online',
    about: 'of the customer',
    heardBy: ['thread'],
    make: ({ conversationId }) => {
      ears.thread.say({ type: 'unsubscribe', feed: `conversation:${conversationId}` })
      ears.thread.say(subscribe(`conversation:${conversationId}`))
    },
  },
]

/** A line the agent has just said. */
async function saidAt({ product, agents, conversationId }: Everybody): Promise<string> {
  const { sequence } = await reply(product, agents.agent, conversationId, '明天')
  return `/api/conversations/${conversationId}/messages/${sequence}`
}

let spare = ''
let ears: Record<Listener, TestSocket>

async function inviteOne({ product, agents }: Everybody) {
  const body = { email: `${randomUUID()}@lime.example`, name: '新人', role: 'agent' }
  spare = (await succeed(product, agents.owner, 'POST /api/agents', { body })).agent.id
}
const addTag = (all: Everybody) =>
  byOwner(() => 'POST /api/catalogue', {
    fields: { kind: 'tag', name: randomUUID().slice(0, 8), tint: 'teal' },
  })(all)
const business = ({ product, agents }: Everybody) =>
  succeed(product, agents.owner, 'GET /api/business')
const assign = ({ product, agents, conversationId }: Everybody, assigneeId: string) =>
  succeed(product, agents.owner, `PUT /api/conversations/${conversationId}/assignment`, {
    body: { assigneeId },
  })
async function identify(
  { product, agents, business: { lineId } }: Everybody,
  claims: { sub: string; email?: string },
  previousToken?: string,
) {
  const identityToken = await signIdentity(product, agents.owner, lineId, claims)
  const body = { identityToken, ...(previousToken !== undefined && { previousToken }) }
  return succeed(product, nobody, `POST /api/widget/lines/${lineId}/sessions`, { body })
}

async function listen({
  product,
  agents,
  customers,
  conversationId,
}: Everybody): Promise<Record<Listener, TestSocket>> {
  const me = [{ feed: 'me', after: null }]
  const desk = [{ feed: 'desk', after: null }]
  const [customer, other, known, assignee, colleague, third, thread] = await Promise.all([
    enter(product.url, customers.anonymous, me),
    enter(product.url, customers['other customer'], me),
    enter(product.url, customers.identified, me),
    enter(product.url, agents.agent, desk),
    enter(product.url, agents.supervisor, desk),
    enter(product.url, agents.administrator, desk),
    enter(product.url, agents.owner, [{ feed: `conversation:${conversationId}`, after: null }]),
  ])
  return {
    customer,
    'other customer': other,
    'known customer': known,
    assignee,
    colleague,
    third,
    thread,
  }
}
const everyListener = () => Object.entries(ears) as [Listener, TestSocket][]

describe('authorisation over the socket', () => {
  let all: Everybody
  before(async () => {
    all = await gatherEverybody()
    ears = await listen(all)
  })
  after(() => all.close())

  it('has a row for every feed, frame, event and signal', () => {
    const missing = (known: string[], there: readonly string[]) =>
      there.filter((name) => !known.includes(name))
    assert.deepEqual(
      missing(
        feedRows.map(({ feed }) => feed),
        feeds.map(({ name }) => name),
      ),
      [],
    )
    assert.deepEqual(
      missing(
        frameRows.map(({ type }) => type),
        clientFrame.options.map((one) => one.shape.type.value),
      ),
      [],
    )
    assert.deepEqual(
      missing(
        [...Object.keys(happenings), ...beforeAnybody],
        eventKinds.map(({ name }) => name),
      ),
      [],
    )
    assert.deepEqual(
      missing(
        passing.map(({ kind }) => kind),
        signal.options.map((one) => one.shape.kind.value),
      ),
      [],
    )
  })

  for (const row of frameRows) {
    const { type, about, answers: expected, frame } = row
    const what = 'feed' in row ? `${type} ${row.feed}` : type
    it(`answers ${[what, about].join(' ').trim()} as the table says, to each actor`, async () => {
      const given = {} as Outcomes
      for (const actor of actors) given[actor] = await answerTo(all, actor, frame(all))
      assert.deepEqual(given, expected)
    })
  }

  for (const [name, { heardBy, make }] of Object.entries(happenings)) {
    it(`tells ${name} to ${heardBy.join(', ') || 'nobody'}`, async () => {
      await all.forgive()
      const from = await lastSequence(all)
      await make(all)
      const made = await eventually(async () =>
        (await eventsAfter(all, from)).find((event) => event.name === name),
      )
      assert.deepEqual(await whoHeard(all, made.sequence), [...heardBy].sort())
    })
  }

  it('replays to each what he heard, and nothing else', async () => {
    await reply(all.product, all.agents.agent, all.conversationId, '好的')
    await whoHeard(all, await lastSequence(all))
    const again = {
      customer: all.customers.anonymous,
      'known customer': all.customers.identified,
      assignee: all.agents.agent,
      third: all.agents.administrator,
    }
    for (const [name, who] of Object.entries(again)) {
      const heard = ears[name as Listener].events()
      const feed = 'cookie' in who ? 'desk' : 'me'
      const start = ears[name as Listener].frames.find((frame) => frame.type === 'subscribed')!
      const socket = await enter(all.product.url, who, [{ feed, after: start.at }])
      // What has moved to a customer since is his, and what moved away is not: he is told as things are now.
      const moved = new Set(
        heard
          .filter(({ event }) => event.name === 'conversation.identified')
          .map(({ event }) => event.stream.id),
      )
      const own = (list: typeof heard) =>
        list.map(({ event }) => event).filter((event) => !moved.has(event.stream.id))
      assert.deepEqual(own(socket.events()), asTheyReadNow(own(heard)), name)
      await socket.close()
    }
    const desk = await enter(all.product.url, all.agents.agent, [{ feed: 'desk', after: 0 }])
    assert.ok(desk.events('line.created').length > 0)
    for (const name of beforeAnybody) assert.equal(desk.events(name).length, 0)
    await desk.close()
  })

  it('shows customers nothing of an event but what is theirs to know', () => {
    const ofMessage = [
      'conversationId',
      'sequence',
      'clientId',
      'author',
      'audience',
      'text',
      'files',
    ]
    const ofChanges = ['quote', 'reactions', 'editedAt', 'recalledAt', 'revision']
    const message = [...ofMessage, 'at', ...ofChanges]
    const mayShow = {
      data: ['conversation', 'message', 'changed', 'assigneeName', 'rating'],
      rating: ['score', 'tagIds', 'comment', 'solved', 'editableUntil'],
      conversation: ['id', 'status', 'openedAt', 'sequence', 'assigneeName'],
      message,
      changed: message,
    }
    const heard = [...ears.customer.events(), ...ears['known customer'].events()]
    assert.ok(heard.length >= 8)
    for (const { event } of heard) {
      assert.ok(
        event.actor.kind === 'customer' || Object.keys(event.actor).length === 1,
        'no agent is named as actor',
      )
      assert.equal(event.causedBy, null)
      const { data } = event
      for (const [part, names] of Object.entries(mayShow)) {
        const shown = Object.keys((part === 'data' ? data : data[part]) ?? {})
        assert.deepEqual(
          shown.filter((name) => !names.includes(name)),
          [],
          `${event.name}: ${part}`,
        )
      }
    }
  })

  for (const { kind, about, heardBy, make } of passing) {
    it(`lets ${heardBy.join(', ')} hear the signal ${kind} ${about}`, async () => {
      const from = new Map(
        everyListener().map(([name, ear]) => [name, ear.signals(kind as 'typing').length]),
      )
      const heard = () =>
        everyListener().flatMap(([name, ear]) =>
          ear.signals(kind as 'typing').length > from.get(name)! ? [name] : [],
        )
      make(all)
      await eventually(() => heard().length >= heardBy.length)
      for (const [, ear] of everyListener()) await ear.settle()
      assert.deepEqual(heard().sort(), [...heardBy].sort())
    })
  }
})

/** What was edited, recalled or reacted to since is replayed as it reads now. */
function asTheyReadNow(events: any[]): any[] {
  const changes = new Map(
    events.flatMap(({ data: { changed } }) =>
      changed?.clientId ? [[changed.clientId, changed]] : [],
    ),
  )
  return events.map((event) => {
    const message = changes.get(event.data.message?.clientId)
    return message ? { ...event, data: { ...event.data, message } } : event
  })
}

/** `ok`, or the code with which the frame is refused. */
async function answerTo(
  { product, who }: Everybody,
  actor: ActorName,
  frame: ClientFrameInput,
): Promise<string> {
  const { cookie, token } = who[actor] as { cookie?: string; token?: string }
  const isOutside = actor === 'nobody' || actor === 'deactivated'
  const headers: Record<string, string> = cookie === undefined ? {} : { cookie }
  const socket = await openSocket(product.url, { headers })
  if (!isOutside && frame.type !== 'hello') {
    socket.say({ type: 'hello', protocol: protocolVersion, ...(token !== undefined && { token }) })
    await socket.hear('welcome')
  }
  const from = socket.frames.length
  socket.say(frame)
  if (frame.type === 'hello')
    await socket.hearFirst(({ type }) => type === 'welcome' || type === 'refused', 'answer')
  else await socket.settle()
  const re = 'clientId' in frame ? frame.clientId : 'feed' in frame ? frame.feed : frame.type
  const refused = socket.frames.slice(from).find((one) => one.type === 'refused' && one.re === re)
  await socket.close()
  return refused?.type === 'refused' ? refused.code : 'ok'
}

async function lastSequence({ product }: Everybody): Promise<number> {
  const { rows } = await product.pool.query<{ last: string }>(
    'select max(sequence) as last from events',
  )
  return Number(rows[0]!.last)
}

async function eventsAfter({ product }: Everybody, sequence: number) {
  const text = 'select sequence, name from events where sequence > $1 order by sequence'
  return (await product.pool.query<{ sequence: number; name: string }>(text, [sequence])).rows
}

/** Who heard an event, asked when everybody has surely heard something that came after it. */
async function whoHeard(all: Everybody, sequence: number): Promise<Listener[]> {
  const { id } = await succeed(all.product, all.agents.owner, 'POST /api/brands', {
    body: { name: '记号', language: 'en' },
  })
  const marks: Record<'customer' | 'other customer' | 'known customer', string> = {
    customer: (await say(ears.customer, '嗯')).clientId,
    'other customer': (await say(ears['other customer'], '嗯')).clientId,
    'known customer': (await say(ears['known customer'], '嗯')).clientId,
  }
  for (const [name, ear] of everyListener()) {
    const mark = name === 'thread' ? marks.customer : marks[name as 'customer']
    await ear.hear('event', ({ event: { data } }: any) =>
      mark === undefined ? data.brand?.id === id : data.message?.clientId === mark,
    )
  }
  const heard = everyListener().filter(([, ear]) =>
    ear.events().some(({ event }) => event.sequence === sequence),
  )
  return heard.map(([name]) => name).sort()
}
