// long: one table with a row for each door of HTTP, best read whole
/**
 * Who may what, asked at every address there is. Each row is really requested by every actor with
 * valid input. An address without a row fails the first test.
 */
import assert from 'node:assert/strict'
import { createECDH, randomBytes, randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { endpoints } from '@yingsheng/contracts/api'
import type { Role } from '@yingsheng/contracts/agents'
import { rawRoutes } from './product.ts'
import {
  arrive,
  hire,
  outcomeOf,
  reply,
  request,
  signIdentity,
  succeed,
  type Who,
} from './test-kit.ts'
import { type ActorName, actors, type Everybody, gatherEverybody } from './test-kit/everybody.ts'

type Outcomes = Record<ActorName, string>
type Ask = {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: unknown
  bytes?: Buffer
  headers?: Record<string, string>
  /** Somebody of the same standing who may be spent. */
  who?: Who
}
type Row = {
  line: string
  /** Which case of the address, where there is more than one. */
  about?: string
  answers: Outcomes
  ask?: (all: Everybody, actor: ActorName) => Ask | Promise<Ask>
}

const everyone = (code: string) =>
  Object.fromEntries(actors.map((actor) => [actor, code])) as Outcomes
const outside: Outcomes = { ...everyone('not_signed_in'), deactivated: 'session_over' }
const inside = (change: Partial<Outcomes> = {}): Outcomes => ({
  ...outside,
  agent: 'ok',
  supervisor: 'ok',
  administrator: 'ok',
  owner: 'ok',
  ...change,
})
const anyAgent = inside()
const supervisors = inside({ agent: 'not_allowed' })
const administrators = inside({ agent: 'not_allowed', supervisor: 'not_allowed' })
const owners = inside({
  agent: 'not_allowed',
  supervisor: 'not_allowed',
  administrator: 'not_allowed',
})
const nobodyMay = inside({
  agent: 'not_allowed',
  supervisor: 'not_allowed',
  administrator: 'not_allowed',
  owner: 'not_allowed',
})
const anyCustomer: Outcomes = {
  ...everyone('not_signed_in'),
  anonymous: 'ok',
  'other customer': 'ok',
  identified: 'ok',
}
const whoeverIsKnown: Outcomes = {
  ...anyAgent,
  anonymous: 'ok',
  'other customer': 'ok',
  identified: 'ok',
}

const isAgent = (actor: ActorName) => anyAgent[actor] === 'ok'
const said = () => ({ clientId: randomUUID(), text: '您好' })
const main = ({ conversationId }: Everybody): Ask => ({ params: { id: conversationId } })
/** A line that agent has just said, or the first agent where the actor is none. */
async function saidBy(all: Everybody, actor: ActorName | 'second owner'): Promise<Ask> {
  const speaks = actor === 'second owner' || isAgent(actor) ? actor : 'agent'
  const who = all.agents[speaks as 'agent']
  const id = all.conversationId
  const { sequence } = await reply(all.product, who, id, '明天')
  return { params: { id, sequence: String(sequence) } }
}
const fresh = async (all: Everybody): Promise<Ask> => ({
  params: { id: await all.newConversation() },
})

async function invited({ product, agents }: Everybody, role: Role = 'agent') {
  const body = { email: `${randomUUID()}@lime.example`, name: '新人', role }
  return succeed(product, agents.owner, 'POST /api/agents', { body })
}
const invitee = async (all: Everybody, role?: Role): Promise<Ask> => ({
  params: { id: (await invited(all, role)).agent.id },
})
async function dismissed(all: Everybody, role?: Role): Promise<Ask> {
  const { params } = await invitee(all, role)
  await succeed(all.product, all.agents.owner, `POST /api/agents/${params!.id}/deactivation`)
  return { params: params! }
}
async function linkToken(all: Everybody): Promise<string> {
  return new URL((await invited(all)).link.url).hash.slice(1)
}
async function lineOf({ product, agents, business }: Everybody) {
  const { business: now, brands, lines } = await succeed(product, agents.owner, 'GET /api/business')
  return {
    now,
    brand: brands[0],
    line: lines.find((line: { id: string }) => line.id === business.lineId),
  }
}

/** A line on which nobody is identified: a new secret ends the sessions of those who are. */
async function spareLine({ product, agents, business }: Everybody): Promise<string> {
  const body = { brandId: business.brandId, name: '备用' }
  return (await succeed(product, agents.owner, 'POST /api/lines', { body })).id
}

/** A new entry of this kind, and a change of it. */
async function changedEntry({ product, agents }: Everybody, fields: object): Promise<Ask> {
  const entry = await succeed(product, agents.owner, 'POST /api/catalogue', { body: { fields } })
  return { params: { id: entry.id }, body: { baseSequence: entry.sequence, isArchived: true } }
}

/** As a browser has it; nobody listens there. */
function pushSubscription() {
  const keys = createECDH('prime256v1')
  return {
    endpoint: `http://127.0.0.1:9/${randomUUID()}`,
    keys: {
      p256dh: keys.generateKeys('base64url'),
      auth: randomBytes(16).toString('base64url'),
    },
  }
}
/** A device of the actor, or of the first agent where the actor is none. */
async function ownDevice(all: Everybody, actor: ActorName | 'second owner'): Promise<Ask> {
  const who = all.agents[(actor === 'second owner' || isAgent(actor) ? actor : 'agent') as 'agent']
  const body = pushSubscription()
  const { id } = await succeed(all.product, who, 'POST /api/me/push/devices', { body })
  return { params: { id } }
}

const today = () => ({
  from: new Date(Date.now() - 86_400_000).toISOString(),
  until: new Date().toISOString(),
})
const keyBody = { name: '订单系统', scopes: ['conversations:read'], days: 30 }
const hookBody = { url: 'http://127.0.0.1:9/', types: ['message.sent'] }
async function webhook({ product, agents }: Everybody): Promise<Ask & { webhook: any }> {
  // What others made is taken away first: there may be so many.
  const { webhooks } = await succeed(product, agents.owner, 'GET /api/webhooks')
  for (const { id } of webhooks) await succeed(product, agents.owner, `DELETE /api/webhooks/${id}`)
  const made = await succeed(product, agents.owner, 'POST /api/webhooks', { body: hookBody })
  return { params: { id: made.webhook.id }, webhook: made.webhook }
}
const ofWebhook = async (all: Everybody): Promise<Ask> => ({
  params: (await webhook(all)).params!,
})
/** A test that nobody took in: nothing listens on port 9. */
async function delivered(all: Everybody): Promise<Ask> {
  const { params } = await webhook(all)
  const { id } = await succeed(
    all.product,
    all.agents.owner,
    `POST /api/webhooks/${params!.id}/test`,
  )
  return { params: { ...params!, deliveryId: id } }
}

/** A quick reply of the owner's making: shared, or his own. */
async function quickReply(all: Everybody, isShared: boolean): Promise<Ask> {
  const body = { isShared, title: '欢迎语', text: '欢迎光临' }
  const { id, sequence } = await succeed(
    all.product,
    all.agents['second owner'],
    'POST /api/quick-replies',
    { body },
  )
  return { params: { id }, body: { baseSequence: sequence, title: '开场白' } }
}
const noSuch = inside({
  agent: 'not_found',
  supervisor: 'not_found',
  administrator: 'not_found',
  owner: 'not_found',
})

const rows: Row[] = [
  // Quick replies
  { line: 'GET /api/quick-replies', answers: anyAgent },
  {
    line: 'POST /api/quick-replies',
    about: 'for all',
    answers: supervisors,
    ask: () => ({ body: { isShared: true, title: '欢迎语', text: '欢迎光临' } }),
  },
  {
    line: 'POST /api/quick-replies',
    about: 'of one’s own',
    answers: anyAgent,
    ask: () => ({ body: { isShared: false, title: '欢迎语', text: '欢迎光临' } }),
  },
  {
    line: 'PATCH /api/quick-replies/:id',
    about: 'for all',
    answers: supervisors,
    ask: (all) => quickReply(all, true),
  },
  {
    line: 'PATCH /api/quick-replies/:id',
    about: 'of a colleague',
    answers: noSuch,
    ask: (all) => quickReply(all, false),
  },
  {
    line: 'PUT /api/quick-replies/order',
    about: 'for all',
    answers: supervisors,
    ask: async (all) => ({ body: { ids: [(await quickReply(all, true)).params!['id']] } }),
  },
  {
    line: 'PUT /api/quick-replies/order',
    about: 'of a colleague',
    answers: noSuch,
    ask: async (all) => ({ body: { ids: [(await quickReply(all, false)).params!['id']] } }),
  },
  {
    line: 'POST /api/quick-replies/:id/uses',
    about: 'for all',
    answers: anyAgent,
    ask: async (all) => ({ params: (await quickReply(all, true)).params! }),
  },
  {
    line: 'POST /api/quick-replies/:id/uses',
    about: 'of a colleague',
    answers: noSuch,
    ask: async (all) => ({ params: (await quickReply(all, false)).params! }),
  },
  // Supervision
  { line: 'GET /api/board', answers: supervisors },
  {
    line: 'GET /api/board/conversations',
    answers: supervisors,
    ask: ({ agents }) => ({ query: { agentId: agents.agent.id } }),
  },
  { line: 'GET /api/board/journal', answers: supervisors },
  { line: 'PUT /api/conversations/:id/listening', answers: supervisors, ask: main },
  { line: 'DELETE /api/conversations/:id/listening', answers: supervisors, ask: main },
  { line: 'GET /api/conversations/:id/listeners', answers: anyAgent, ask: main },
  {
    line: 'POST /api/conversations/:id/whispers',
    answers: supervisors,
    ask: async (all) => ({ ...(await ofColleague(all)), body: said() }),
  },
  {
    line: 'POST /api/conversations/:id/takeover',
    answers: supervisors,
    ask: async (all) => ({ ...(await ofColleague(all)), body: { reason: '客户要求升级' } }),
  },
  // Lists, hours, who is there
  { line: 'GET /api/catalogue', answers: anyAgent },
  {
    line: 'POST /api/catalogue',
    answers: supervisors,
    ask: () => ({
      body: { fields: { kind: 'tag', name: randomUUID().slice(0, 8), tint: 'blue' } },
    }),
  },
  {
    line: 'POST /api/catalogue',
    about: 'of how the business is set up',
    answers: administrators,
    ask: () => ({ body: { fields: { kind: 'skill', name: randomUUID() } } }),
  },
  {
    line: 'PATCH /api/catalogue/:id',
    answers: supervisors,
    ask: async (all) =>
      changedEntry(all, { kind: 'tag', name: randomUUID().slice(0, 8), tint: 'red' }),
  },
  {
    line: 'PATCH /api/catalogue/:id',
    about: 'of how the business is set up',
    answers: administrators,
    ask: async (all) => changedEntry(all, { kind: 'skill', name: randomUUID() }),
  },
  { line: 'GET /api/hours', answers: anyAgent },
  {
    line: 'PUT /api/brands/:id/hours',
    answers: administrators,
    ask: async ({ product, agents, business }) => {
      const { brands } = await succeed(product, agents.owner, 'GET /api/hours')
      const hours = { timeZone: 'Asia/Shanghai', isAlwaysOpen: true, intervals: [] }
      return {
        params: { id: business.brandId },
        body: { baseSequence: brands[0]?.sequence ?? 0, hours },
      }
    },
  },
  { line: 'GET /api/presence', answers: anyAgent },
  {
    line: 'PUT /api/me/presence',
    answers: anyAgent,
    ask: () => ({ body: { state: 'busy' } }),
  },
  {
    line: 'PUT /api/agents/:id/presence',
    answers: supervisors,
    ask: ({ agents }) => ({ params: { id: agents.agent.id }, body: { state: 'offline' } }),
  },
  {
    line: 'GET /api/agents/:id/presence/history',
    about: 'of a colleague',
    answers: supervisors,
    ask: ({ agents }) => ({ params: { id: agents['second owner'].id }, query: today() }),
  },
  {
    line: 'GET /api/agents/:id/presence/history',
    about: 'of one’s own',
    answers: anyAgent,
    ask: ({ agents }, actor) => ({
      params: { id: isAgent(actor) ? agents[actor as 'agent'].id : randomUUID() },
      query: today(),
    }),
  },
  { line: 'GET /api/duties', answers: anyAgent },
  {
    line: 'PUT /api/agents/:id/duties',
    answers: administrators,
    ask: async ({ product, agents }) => {
      const { duties } = await succeed(product, agents.owner, 'GET /api/duties')
      const mine = duties.find((one: { agentId: string }) => one.agentId === agents.agent.id)
      return {
        params: { id: agents.agent.id },
        body: {
          baseSequence: mine.sequence,
          teamIds: [],
          skillIds: [],
          capacity: mine.capacity + 1,
        },
      }
    },
  },
  // Agents
  {
    line: 'POST /api/session',
    answers: everyone('ok'),
    ask: ({ agents }) => ({ body: { email: agents.agent.email, password: agents.agent.password } }),
  },
  {
    line: 'DELETE /api/session',
    answers: anyAgent,
    ask: async (all, actor) =>
      isAgent(actor) ? { who: await all.signIn(all.agents[actor as 'agent']) } : {},
  },
  { line: 'GET /api/me', answers: anyAgent },
  {
    line: 'PATCH /api/me',
    answers: anyAgent,
    ask: () => ({ body: { preferences: { theme: 'dark' } } }),
  },
  {
    line: 'PUT /api/me/password',
    answers: anyAgent,
    ask: ({ agents }) => ({
      body: { currentPassword: agents.agent.password, newPassword: agents.agent.password },
    }),
  },
  { line: 'GET /api/me/sessions', answers: anyAgent },
  {
    line: 'DELETE /api/me/sessions/:id',
    about: 'of one’s own',
    answers: anyAgent,
    ask: async (all, actor) => {
      if (!isAgent(actor)) return { params: { id: randomUUID() } }
      const who = await all.signIn(all.agents[actor as 'agent'])
      const { sessions } = await succeed(all.product, who, 'GET /api/me/sessions')
      return { params: { id: sessions.find((one: { isThisOne: boolean }) => one.isThisOne).id } }
    },
  },
  {
    line: 'DELETE /api/me/sessions/:id',
    about: 'of a colleague',
    answers: inside({
      agent: 'not_found',
      supervisor: 'not_found',
      administrator: 'not_found',
      owner: 'not_found',
    }),
    ask: async ({ product, agents }) => {
      const { sessions } = await succeed(product, agents['second owner'], 'GET /api/me/sessions')
      return { params: { id: sessions[0].id } }
    },
  },
  { line: 'GET /api/agents', answers: anyAgent },
  {
    line: 'POST /api/agents',
    answers: administrators,
    ask: () => ({ body: { email: `${randomUUID()}@lime.example`, name: '新人', role: 'agent' } }),
  },
  {
    line: 'POST /api/agents',
    about: 'as owner',
    answers: owners,
    ask: () => ({ body: { email: `${randomUUID()}@lime.example`, name: '新人', role: 'owner' } }),
  },
  { line: 'POST /api/agents/:id/invitation', answers: administrators, ask: (all) => invitee(all) },
  {
    line: 'POST /api/agents/:id/invitation',
    about: 'of an owner',
    answers: owners,
    ask: (all) => invitee(all, 'owner'),
  },
  {
    line: 'POST /api/agents/:id/reset',
    answers: administrators,
    ask: ({ agents }) => ({ params: { id: agents.agent.id } }),
  },
  {
    line: 'POST /api/agents/:id/reset',
    about: 'of an owner',
    answers: owners,
    ask: ({ agents }) => ({ params: { id: agents['second owner'].id } }),
  },
  {
    line: 'PUT /api/agents/:id/role',
    answers: administrators,
    ask: async (all) => ({ ...(await invitee(all)), body: { role: 'supervisor' } }),
  },
  {
    line: 'PUT /api/agents/:id/role',
    about: 'to owner',
    answers: owners,
    ask: async (all) => ({ ...(await invitee(all)), body: { role: 'owner' } }),
  },
  {
    line: 'PUT /api/agents/:id/role',
    about: 'of an owner',
    answers: owners,
    ask: async (all) => ({ ...(await invitee(all, 'owner')), body: { role: 'agent' } }),
  },
  {
    line: 'PUT /api/agents/:id/role',
    about: 'of oneself',
    answers: { ...administrators, administrator: 'not_yourself', owner: 'not_yourself' },
    ask: ({ agents }, actor) => ({
      params: { id: agents[(isAgent(actor) ? actor : 'agent') as 'agent'].id },
      body: { role: 'owner' },
    }),
  },
  {
    line: 'POST /api/agents/:id/deactivation',
    answers: administrators,
    ask: (all) => invitee(all),
  },
  {
    line: 'POST /api/agents/:id/deactivation',
    about: 'of an owner',
    answers: owners,
    ask: (all) => invitee(all, 'owner'),
  },
  {
    line: 'DELETE /api/agents/:id/deactivation',
    answers: administrators,
    ask: (all) => dismissed(all),
  },
  {
    line: 'DELETE /api/agents/:id/deactivation',
    about: 'of an owner',
    answers: owners,
    ask: (all) => dismissed(all, 'owner'),
  },
  {
    line: 'POST /api/links/reading',
    answers: everyone('ok'),
    ask: async (all) => ({ body: { token: await linkToken(all) } }),
  },
  {
    line: 'POST /api/links/use',
    answers: everyone('ok'),
    ask: async (all) => ({
      body: { token: await linkToken(all), password: all.agents.agent.password },
    }),
  },
  // The business
  { line: 'GET /api/setup', answers: everyone('ok') },
  {
    line: 'POST /api/setup',
    about: 'a second time',
    answers: everyone('already_set_up'),
    ask: () => ({
      body: {
        businessName: 'x',
        ownerName: 'x',
        email: 'x@y.example',
        password: 'river lantern 42 maple',
        language: 'en',
      },
    }),
  },
  { line: 'GET /api/business', answers: anyAgent },
  {
    line: 'PATCH /api/business',
    answers: administrators,
    ask: async (all) => ({
      body: { baseSequence: (await lineOf(all)).now.sequence, name: '青柠' },
    }),
  },
  {
    line: 'POST /api/brands',
    answers: administrators,
    ask: () => ({ body: { name: '新店', language: 'zh-CN' } }),
  },
  {
    line: 'PATCH /api/brands/:id',
    answers: administrators,
    ask: async (all) => {
      const { brand } = await lineOf(all)
      return {
        params: { id: brand.id },
        body: { baseSequence: brand.sequence, name: `店 ${brand.sequence}` },
      }
    },
  },
  {
    line: 'POST /api/lines',
    answers: administrators,
    ask: ({ business }) => ({ body: { brandId: business.brandId, name: '小程序' } }),
  },
  {
    line: 'PATCH /api/lines/:id',
    answers: administrators,
    ask: async (all) => {
      const { line } = await lineOf(all)
      return { params: { id: line.id }, body: { baseSequence: line.sequence, name: '官网' } }
    },
  },
  {
    line: 'POST /api/lines/:id/secret',
    answers: administrators,
    ask: ({ business }) => ({ params: { id: business.lineId } }),
  },
  {
    line: 'POST /api/lines/:id/secret/rotation',
    answers: administrators,
    ask: async (all) => ({ params: { id: await spareLine(all) } }),
  },
  // Customers
  {
    line: 'GET /api/customers/:id',
    answers: anyAgent,
    ask: ({ customers }) => ({ params: { id: customers.identified.id } }),
  },
  {
    line: 'PATCH /api/customers/:id',
    answers: anyAgent,
    ask: async ({ product, agents, customers }) => {
      const { sequence } = await succeed(
        product,
        agents.owner,
        `GET /api/customers/${customers.identified.id}`,
      )
      return {
        params: { id: customers.identified.id },
        body: { baseSequence: sequence, remark: `老客户 ${sequence}` },
      }
    },
  },
  {
    line: 'POST /api/customers/:id/reveals',
    answers: anyAgent,
    ask: ({ customers }) => ({
      params: { id: customers.identified.id },
      body: { detail: 'phone' },
    }),
  },
  // Conversations
  { line: 'GET /api/conversations', answers: anyAgent, ask: () => ({ query: { view: 'all' } }) },
  { line: 'GET /api/conversations/counts', answers: anyAgent },
  { line: 'GET /api/conversations/:id', answers: anyAgent, ask: main },
  { line: 'GET /api/conversations/:id/timeline', answers: anyAgent, ask: main },
  {
    line: 'POST /api/conversations/:id/replies',
    answers: anyAgent,
    ask: (all) => ({ ...main(all), body: said() }),
  },
  {
    line: 'POST /api/conversations/:id/notes',
    answers: anyAgent,
    ask: (all) => ({ ...main(all), body: said() }),
  },
  { line: 'POST /api/conversations/:id/claim', answers: anyAgent, ask: fresh },
  {
    line: 'PUT /api/conversations/:id/assignment',
    about: 'of nobody’s',
    answers: anyAgent,
    ask: async (all) => ({ ...(await fresh(all)), body: { assigneeId: all.agents.agent.id } }),
  },
  {
    line: 'PUT /api/conversations/:id/assignment',
    about: 'of a colleague’s',
    answers: supervisors,
    ask: async (all) => ({
      ...(await ofColleague(all)),
      body: { assigneeId: all.agents.owner.id },
    }),
  },
  {
    line: 'PUT /api/conversations/:id/tags',
    answers: anyAgent,
    ask: async (all) => ({ ...(await fresh(all)), body: { tagIds: [] } }),
  },
  {
    line: 'PUT /api/conversations/:id/urgency',
    answers: anyAgent,
    ask: async (all) => ({ ...(await fresh(all)), body: { urgency: 2 } }),
  },
  {
    line: 'POST /api/conversations/:id/resolution',
    about: 'of nobody’s',
    answers: anyAgent,
    ask: fresh,
  },
  {
    line: 'POST /api/conversations/:id/resolution',
    about: 'of a colleague’s',
    answers: supervisors,
    ask: ofColleague,
  },
  {
    line: 'DELETE /api/conversations/:id/resolution',
    about: 'of a colleague’s',
    answers: supervisors,
    ask: async (all) => {
      const { params } = await ofColleague(all)
      await succeed(
        all.product,
        all.agents['second owner'],
        `POST /api/conversations/${params!.id}/resolution`,
      )
      return { params: params! }
    },
  },
  {
    line: 'PUT /api/conversations/:id/draft',
    answers: anyAgent,
    ask: (all) => ({ ...main(all), body: { mode: 'reply', text: '稍等' } }),
  },
  { line: 'DELETE /api/conversations/:id/reading', answers: anyAgent, ask: main },
  // Messages that were said
  {
    line: 'PATCH /api/conversations/:id/messages/:sequence',
    about: 'of one’s own',
    answers: anyAgent,
    ask: async (all, actor) => ({ ...(await saidBy(all, actor)), body: { text: '后天' } }),
  },
  {
    line: 'PATCH /api/conversations/:id/messages/:sequence',
    about: 'of a colleague',
    answers: nobodyMay,
    ask: async (all) => ({ ...(await saidBy(all, 'second owner')), body: { text: '后天' } }),
  },
  {
    line: 'DELETE /api/conversations/:id/messages/:sequence',
    about: 'of one’s own',
    answers: anyAgent,
    ask: saidBy,
  },
  {
    line: 'DELETE /api/conversations/:id/messages/:sequence',
    about: 'of a colleague',
    answers: nobodyMay,
    ask: (all) => saidBy(all, 'second owner'),
  },
  {
    line: 'PUT /api/conversations/:id/messages/:sequence/reaction',
    answers: anyAgent,
    ask: async (all) => ({ ...(await saidBy(all, 'second owner')), body: { emoji: '👍' } }),
  },
  {
    line: 'GET /api/conversations/:id/messages/:sequence/versions',
    answers: supervisors,
    ask: (all) => saidBy(all, 'second owner'),
  },
  { line: 'GET /api/search', answers: anyAgent, ask: () => ({ query: { q: '键盘' } }) },
  // Programs of the business
  { line: 'GET /api/keys', answers: administrators },
  { line: 'POST /api/keys', answers: administrators, ask: () => ({ body: keyBody }) },
  {
    line: 'POST /api/keys',
    about: 'that acts as an owner',
    answers: owners,
    ask: ({ agents }) => ({ body: { ...keyBody, agentId: agents['second owner'].id } }),
  },
  {
    line: 'DELETE /api/keys/:id',
    answers: administrators,
    ask: async ({ product, agents }) => {
      const { key } = await succeed(product, agents.owner, 'POST /api/keys', { body: keyBody })
      return { params: { id: key.id } }
    },
  },
  { line: 'GET /api/me/push', answers: anyAgent },
  {
    line: 'POST /api/me/push/devices',
    answers: anyAgent,
    ask: () => ({ body: pushSubscription() }),
  },
  { line: 'DELETE /api/me/push/devices/:id', answers: anyAgent, ask: ownDevice },
  {
    line: 'DELETE /api/me/push/devices/:id',
    about: 'of another agent',
    answers: noSuch,
    ask: (all) => ownDevice(all, 'second owner'),
  },
  { line: 'POST /api/me/push/devices/:id/test', answers: anyAgent, ask: ownDevice },
  {
    line: 'POST /api/me/push/devices/:id/test',
    about: 'of another agent',
    answers: noSuch,
    ask: (all) => ownDevice(all, 'second owner'),
  },
  {
    line: 'PUT /api/me/push/preferences',
    answers: anyAgent,
    ask: () => ({ body: { isAlways: false, kinds: ['message'], hasText: true } }),
  },
  { line: 'GET /api/webhooks', answers: administrators },
  { line: 'POST /api/webhooks', answers: administrators, ask: () => ({ body: hookBody }) },
  {
    line: 'PATCH /api/webhooks/:id',
    answers: administrators,
    ask: async (all) => {
      const { params, webhook: now } = await webhook(all)
      return { params: params!, body: { baseSequence: now.sequence, isEnabled: false } }
    },
  },
  { line: 'DELETE /api/webhooks/:id', answers: administrators, ask: ofWebhook },
  { line: 'POST /api/webhooks/:id/secret/rotation', answers: administrators, ask: ofWebhook },
  { line: 'POST /api/webhooks/:id/test', answers: administrators, ask: ofWebhook },
  { line: 'GET /api/webhooks/:id/deliveries', answers: administrators, ask: ofWebhook },
  { line: 'GET /api/webhooks/:id/deliveries/:deliveryId', answers: administrators, ask: delivered },
  {
    line: 'POST /api/webhooks/:id/deliveries/:deliveryId/replay',
    answers: administrators,
    ask: delivered,
  },
  {
    line: 'POST /api/webhooks/:id/replays',
    answers: administrators,
    ask: async (all) => ({
      ...(await ofWebhook(all)),
      body: { since: new Date().toISOString() },
    }),
  },
  // The widget
  {
    line: 'GET /api/widget/lines/:id',
    answers: everyone('ok'),
    ask: ({ business }) => ({ params: { id: business.lineId } }),
  },
  {
    line: 'POST /api/widget/lines/:id/sessions',
    about: 'without a name',
    answers: everyone('ok'),
    ask: ({ business }) => ({ params: { id: business.lineId }, body: {} }),
  },
  {
    line: 'POST /api/widget/lines/:id/sessions',
    about: 'with the shop’s word',
    answers: everyone('ok'),
    ask: async ({ product, agents, business }) => {
      const identityToken = await signIdentity(product, agents.owner, business.lineId, {
        sub: `member-${randomUUID()}`,
      })
      return { params: { id: business.lineId }, body: { identityToken } }
    },
  },
  {
    line: 'DELETE /api/widget/session',
    answers: anyCustomer,
    ask: async ({ product, business }, actor) =>
      anyCustomer[actor] === 'ok' ? { who: await arrive(product, business.lineId) } : {},
  },
  {
    line: 'PUT /api/widget/fields',
    answers: anyCustomer,
    ask: () => ({ body: { fields: { 会员等级: '金卡' } } }),
  },
  { line: 'GET /api/widget/conversations', answers: anyCustomer },
  { line: 'GET /api/widget/wait', answers: anyCustomer },
  {
    line: 'PUT /api/widget/conversations/:id/rating',
    about: 'of the anonymous customer, resolved',
    answers: { ...anyCustomer, 'other customer': 'not_found', identified: 'not_found' },
    ask: async (all) => {
      await succeed(
        all.product,
        all.agents.owner,
        `POST /api/conversations/${all.conversationId}/resolution`,
      )
      return { ...main(all), body: { score: 4 } }
    },
  },
  // Files
  {
    line: 'POST /api/files',
    answers: whoeverIsKnown,
    ask: () => ({
      query: { name: '说明.txt' },
      bytes: Buffer.from('保修一年'),
      headers: { 'content-type': 'application/octet-stream' },
    }),
  },
  {
    line: 'GET /api/export/conversations',
    answers: administrators,
    ask: () => ({ query: today() }),
  },
  ...['/files/:id', '/files/:id/preview'].flatMap((path): Row[] => [
    {
      line: `GET ${path}`,
      about: 'in a message',
      answers: { ...whoeverIsKnown, 'other customer': 'not_found', identified: 'not_found' },
      ask: ({ files }) => ({ params: { id: files.said } }),
    },
    {
      line: `GET ${path}`,
      about: 'in a note',
      answers: {
        ...anyAgent,
        anonymous: 'not_found',
        'other customer': 'not_found',
        identified: 'not_found',
      },
      ask: ({ files }) => ({ params: { id: files.noted } }),
    },
    {
      line: `GET ${path}`,
      about: 'a customer has not sent yet',
      answers: ownOnly('anonymous'),
      ask: ({ files }) => ({ params: { id: files.customersOwn } }),
    },
    {
      line: `GET ${path}`,
      about: 'an agent has not sent yet',
      answers: ownOnly('agent'),
      ask: ({ files }) => ({ params: { id: files.agentsOwn } }),
    },
    {
      line: `GET ${path}`,
      about: 'of a sticker',
      answers: whoeverIsKnown,
      ask: ({ files }) => ({ params: { id: files.sticker } }),
    },
  ]),
  // Pages, the reference and the machine's own
  ...[
    '/',
    '/desk',
    '/desk/*',
    '/desk/settings',
    '/widget.js',
    '/widget/:lineId',
    '/widget-preview',
    '/widget-assets/*',
    '/livez',
    '/readyz',
    '/metrics',
  ].map(page),
  ...['/api', '/api/openapi.json', '/api/reference.js', '/api/reference-start.js'].map(page),
  {
    line: 'GET /metrics',
    about: 'from behind a proxy',
    answers: everyone('not_allowed'),
    ask: () => ({ headers: { 'x-forwarded-for': '192.0.2.7' } }),
  },
  { line: 'GET /api/nothing-here', answers: everyone('not_found') },
]

function ownOnly(actor: ActorName): Outcomes {
  const known = Object.entries(whoeverIsKnown).map(([name, code]) => [
    name,
    code === 'ok' && name !== actor ? 'not_found' : code,
  ])
  return Object.fromEntries(known) as Outcomes
}

function page(path: string): Row {
  const isAsset = path === '/widget-assets/*'
  // Which files a build makes is not known here: one that is not there is not found, for everybody alike.
  return {
    line: `GET ${path}`,
    answers: everyone(isAsset ? 'not_found' : 'ok'),
    ask: ({ business }) => ({
      params: { lineId: business.lineId, '*': isAsset ? 'no-such.js' : '' },
    }),
  }
}

async function ofColleague(all: Everybody): Promise<Ask> {
  const id = await all.newConversation()
  await succeed(all.product, all.agents['second owner'], `POST /api/conversations/${id}/claim`)
  return { params: { id } }
}

/** Lines as Fastify's own tree has them, where it leaves out a slash before a wildcard. */
function mountedLines(tree: string): string[] {
  const path: string[] = []
  return tree.split('\n').flatMap((text) => {
    const [, indent, name, methods] = /^((?:[│ ] {3})*)[├└]── (.+) \(([A-Z, ]+)\)$/.exec(text) ?? []
    if (indent === undefined || name === undefined || methods === undefined) return []
    path.length = indent.length / 4
    path.push(name)
    const whole = path
      .join('')
      .replace(/^\/\*$/, '/widget-assets/*')
      .replace(/^\/desk\*$/, '/desk/*')
    return methods
      .split(', ')
      .filter((method) => method !== 'HEAD')
      .map((method) => `${method} ${whole}`)
  })
}

describe('authorisation of every address', () => {
  let all: Everybody
  before(async () => {
    all = await gatherEverybody()
  })
  after(() => all.close())

  it('has a row for every address that is served', () => {
    const known = new Set(rows.map(({ line }) => line))
    const served = [
      ...endpoints.map(({ method, path }) => `${method} ${path}`),
      ...rawRoutes.map(({ method, path }) => `${method} ${path}`),
      ...mountedLines(all.product.app.printRoutes({ commonPrefix: false })),
    ]
    assert.ok(served.length > 100, 'the list of what is served was found')
    assert.deepEqual(
      served.filter((line) => !known.has(line)),
      [],
    )
    const gone = [...known].filter((line) => !served.includes(line))
    assert.deepEqual(
      gone,
      ['GET /desk/settings', 'GET /api/nothing-here'],
      'rows of addresses that are not served',
    )
  })

  for (const { line, about = '', answers, ask } of rows) {
    it(`answers ${[line, about].join(' ').trim()} as the table says, to each actor`, async () => {
      await all.forgive()
      const given: Partial<Outcomes> = {}
      for (const actor of actors) {
        const { params = {}, who = all.who[actor], ...sent } = (await ask?.(all, actor)) ?? {}
        const address = line.replace(
          /:(\w+)|\*/g,
          (whole, name: string | undefined) => params[name ?? whole] ?? whole,
        )
        given[actor] = outcomeOf(await request(all.product, who, address, sent))
      }
      assert.deepEqual(given, answers)
    })
  }

  it('lets an agent in by HEAD where GET lets him in, and nobody else', async () => {
    const asHead = (who: Who) => request(all.product, who, 'HEAD /api/agents')
    assert.equal((await asHead(all.who.nobody)).status, 401)
    assert.equal((await asHead(all.who.anonymous)).status, 401)
    assert.equal((await asHead(all.who.agent)).status, 200)
  })

  it('does not take a token for a cookie, nor a cookie for a token', async () => {
    const { anonymous, agent } = all.customers && {
      anonymous: all.customers.anonymous,
      agent: all.agents.agent,
    }
    const session = agent.cookie.split('=')[1]!
    const asAgent = await request(
      all.product,
      { cookie: `yingsheng-session=${anonymous.token}` },
      'GET /api/me',
    )
    const asCustomer = await request(
      all.product,
      { token: session },
      'GET /api/widget/conversations',
    )
    assert.deepEqual([outcomeOf(asAgent), outcomeOf(asCustomer)], ['session_over', 'session_over'])
  })

  it('shows a new role at once, with the session that was there before', async () => {
    const colleague = await hire(all.product, all.agents.owner, 'administrator')
    assert.equal(
      outcomeOf(
        await request(all.product, colleague, 'POST /api/brands', {
          body: { name: 'a', language: 'en' },
        }),
      ),
      'ok',
    )
    await succeed(all.product, all.agents.owner, `PUT /api/agents/${colleague.id}/role`, {
      body: { role: 'agent' },
    })
    assert.equal(
      outcomeOf(
        await request(all.product, colleague, 'POST /api/brands', {
          body: { name: 'b', language: 'en' },
        }),
      ),
      'not_allowed',
    )
  })
})
