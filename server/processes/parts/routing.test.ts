// long: one business and what may happen in its queues, best read whole
/** Who gets which conversation, through the doors that people use, on a real database. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { enter } from '../../platform/realtime/test-kit.ts'
import {
  arrive,
  eventually,
  hire,
  outcomeOf,
  type Product,
  reply,
  request,
  setUpBusiness,
  startProduct,
  succeed,
  talk,
  type TestAgent,
  type TestBusiness,
  type TestCustomer,
} from './test-kit.ts'

describe('routing', () => {
  let product: Product
  let business: TestBusiness
  let made = 0

  before(async () => {
    product = await startProduct()
    business = await setUpBusiness(product)
  })
  after(() => product.close())

  const be = (agent: TestAgent, state: string, reasonId: string | null = null) =>
    succeed(product, agent, 'PUT /api/me/presence', { body: { state, reasonId } })

  const entry = (fields: object) =>
    succeed(product, business.owner, 'POST /api/catalogue', { body: { fields } })

  /** A queue of its own with a line of its own, and agents who alone may serve it, each with this capacity. */
  async function aTeam({
    agents: count = 1,
    capacity = 2,
    assignment = 'automatic',
  }: { agents?: number; capacity?: number; assignment?: string } = {}) {
    made += 1
    const skill = await entry({ kind: 'skill', name: `技能${made}` })
    const queue = await entry({
      kind: 'queue',
      name: `队列${made}`,
      teamId: null,
      skillId: skill.id,
      priority: 0,
      assignment,
      targetSeconds: 60,
    })
    const lineId = await aLine(queue.id)
    const agents: TestAgent[] = []
    for (let at = 0; at < count; at += 1) {
      const agent = await hire(product, business.owner, 'agent')
      await equip(agent, [skill.id], capacity)
      agents.push(agent)
    }
    return { skill, queue, lineId, agents }
  }

  async function aLine(queueId: string): Promise<string> {
    const line = await succeed(product, business.owner, 'POST /api/lines', {
      body: { brandId: business.brandId, name: `线路${made}` },
    })
    await succeed(product, business.owner, `PATCH /api/lines/${line.id}`, {
      body: { baseSequence: line.sequence, queueId },
    })
    return line.id
  }

  async function equip(agent: TestAgent, skillIds: string[], capacity: number) {
    const { duties } = await succeed(product, business.owner, 'GET /api/duties')
    const before = duties.find((one: { agentId: string }) => one.agentId === agent.id)
    await succeed(product, business.owner, `PUT /api/agents/${agent.id}/duties`, {
      body: { baseSequence: before.sequence, teamIds: [], skillIds, capacity },
    })
  }

  /** A new customer writes; answers him and his conversation. */
  async function come(lineId: string, text = '你好，在吗？') {
    const customer = await arrive(product, lineId)
    const { conversationId } = await talk(product, customer, text)
    return { customer, id: conversationId as string }
  }

  const stateOf = async (id: string) =>
    (await succeed(product, business.owner, `GET /api/conversations/${id}`)).conversation
  const isWith = (id: string, agent: TestAgent) =>
    eventually(async () => (await stateOf(id)).assigneeId === agent.id)
  const waits = (id: string) =>
    eventually(async () => {
      const { assigneeId, queuedAt } = await stateOf(id)
      return assigneeId === null && queuedAt !== null
    })
  const wait = (customer: TestCustomer) => succeed(product, customer, 'GET /api/widget/wait')

  it('gives a new conversation to an agent who is there and may serve its queue', async () => {
    const { lineId, agents } = await aTeam()
    const stranger = await hire(product, business.owner, 'agent')
    await be(stranger, 'online')
    await be(agents[0]!, 'online')
    const { id } = await come(lineId)
    await isWith(id, agents[0]!)
    const { queuedAt } = await stateOf(id)
    assert.equal(queuedAt, null)
    await be(stranger, 'offline')
  })

  it('gives nothing to who is busy, on a break or offline, and all that waits to who comes', async () => {
    const { lineId, agents } = await aTeam({ capacity: 3 })
    const reason = await entry({ kind: 'break-reason', name: `午休${made}`, minutes: 60 })
    const first = await come(lineId)
    await be(agents[0]!, 'busy')
    await be(agents[0]!, 'break', reason.id)
    await be(agents[0]!, 'offline')
    await product.caughtUp()
    await waits(first.id)
    const second = await come(lineId)
    await be(agents[0]!, 'online')
    await isWith(first.id, agents[0]!)
    await isWith(second.id, agents[0]!)
  })

  it('never gives more than the capacity, and a freed place to who has waited longest', async () => {
    const { lineId, agents } = await aTeam({ capacity: 2 })
    const [agent] = agents as [TestAgent]
    await be(agent, 'online')
    const talks = []
    for (let at = 0; at < 4; at += 1) talks.push(await come(lineId))
    await isWith(talks[0]!.id, agent)
    await isWith(talks[1]!.id, agent)
    await waits(talks[2]!.id)
    await waits(talks[3]!.id)
    await succeed(product, agent, `POST /api/conversations/${talks[0]!.id}/resolution`)
    await isWith(talks[2]!.id, agent)
    await waits(talks[3]!.id)
  })

  it('gives the urgent first, and the queue with the higher priority', async () => {
    const { lineId, queue, skill, agents } = await aTeam({ capacity: 1 })
    const important = await entry({
      ...queue.fields,
      name: `要客${made}`,
      skillId: skill.id,
      priority: 5,
    })
    const [agent] = agents as [TestAgent]
    const early = await come(lineId)
    const late = await come(lineId)
    const vip = await come(await aLine(important.id))
    await succeed(product, business.owner, `PUT /api/conversations/${late.id}/urgency`, {
      body: { urgency: 2 },
    })
    await be(agent, 'online')
    for (const { id } of [late, vip, early]) {
      await isWith(id, agent)
      await succeed(product, agent, `POST /api/conversations/${id}/resolution`)
    }
  })

  it('does not let a long line that nobody can serve hide those behind it', async () => {
    const nobody = await aTeam()
    const other = await aTeam()
    const first = await come(nobody.lineId)
    // As if there were hundreds of it, all before the others.
    await product.pool.query(
      `insert into conversations (id, customer_id, line_id, brand_id, status, queue_id, queued_at, opened_at, last_message_at, sequence)
      select gen_random_uuid(), customer_id, line_id, brand_id, 'open', queue_id, queued_at - interval '1 hour', opened_at, last_message_at, 1
      from conversations, generate_series(1, 600) where id = $1`,
      [first.id],
    )
    const { id } = await come(other.lineId)
    await be(other.agents[0]!, 'online')
    await isWith(id, other.agents[0]!)
    await product.pool.query('delete from conversations where sequence = 1 and queue_id = $1', [
      nobody.queue.id,
    ])
  })

  it('gives a customer back to whoever served him last', async () => {
    const { lineId, agents } = await aTeam({ agents: 3, capacity: 5 })
    for (const agent of agents) await be(agent, 'online')
    const { customer, id } = await come(lineId)
    const first = await eventually(async () => (await stateOf(id)).assigneeId ?? undefined)
    await succeed(product, business.owner, `POST /api/conversations/${id}/resolution`)
    await product.pool.query(
      `update conversations set resolved_at = resolved_at - interval '8 days' where id = $1`,
      [id],
    )
    for (const agent of agents) await be(agent, 'busy')
    for (const agent of agents) await be(agent, 'online')
    const { conversationId } = await talk(product, customer, '又来打扰了')
    assert.notEqual(conversationId, id)
    await isWith(
      conversationId,
      agents.find((agent) => agent.id === first)!,
    )
  })

  it('takes back who waits for an agent who goes on a break, and leaves him who was answered', async () => {
    const { lineId, agents } = await aTeam({ agents: 2, capacity: 5 })
    const [ana, ben] = agents as [TestAgent, TestAgent]
    const reason = await entry({ kind: 'break-reason', name: `茶歇${made}`, minutes: 10 })
    await be(ana, 'online')
    const answered = await come(lineId)
    await isWith(answered.id, ana)
    await reply(product, ana, answered.id, '您好，这就为您查')
    const waiting = await come(lineId)
    await isWith(waiting.id, ana)
    await be(ana, 'break', reason.id)
    await waits(waiting.id)
    assert.equal((await stateOf(answered.id)).assigneeId, ana.id)
    await be(ben, 'online')
    await isWith(waiting.id, ben)

    await talk(product, answered.customer, '还在吗？')
    await isWith(answered.id, ben)
  })

  it('takes an agent without a sign of life off duty, and what waits for him back', async () => {
    const { lineId, agents } = await aTeam({ capacity: 5 })
    const [agent] = agents as [TestAgent]
    const desk = await enter(product.url, agent)
    desk.say({ type: 'alive' })
    const stateNow = async () =>
      (await succeed(product, business.owner, 'GET /api/presence')).agents.find(
        (one: { agentId: string }) => one.agentId === agent.id,
      )
    await eventually(async () => (await stateNow()).state === 'online')
    const { id } = await come(lineId)
    await isWith(id, agent)
    product.pass(91_000)
    await product.runJob('agents.find-silent')
    assert.equal((await stateNow()).state, 'break')
    await waits(id)
    desk.say({ type: 'alive' })
    await isWith(id, agent)
    assert.equal((await stateNow()).state, 'online')
    product.pass(16 * 60_000)
    await product.runJob('agents.find-silent')
    await product.runJob('agents.find-silent')
    assert.equal((await stateNow()).state, 'offline')
    await desk.close()
    const from = new Date(product.ground.now().getTime() - 3_600_000).toISOString()
    const until = product.ground.now().toISOString()
    const { spans } = await succeed(
      product,
      agent,
      `GET /api/agents/${agent.id}/presence/history`,
      {
        query: { from, until },
      },
    )
    assert.deepEqual(
      spans.map((span: { state: string }) => span.state),
      ['online', 'break', 'online', 'break', 'offline'],
    )
  })

  it('leaves a queue that is picked by hand alone', async () => {
    const { lineId, agents } = await aTeam({ agents: 2, assignment: 'manual' })
    const [ana, ben] = agents as [TestAgent, TestAgent]
    await be(ana, 'online')
    const { id } = await come(lineId)
    await product.routed()
    await waits(id)
    const answers = await Promise.all(
      [ana, ben].map((agent) => request(product, agent, `POST /api/conversations/${id}/claim`)),
    )
    assert.deepEqual(answers.map(outcomeOf).sort(), ['already_claimed', 'ok'])
  })

  it('moves a conversation into another queue, where it keeps its time', async () => {
    const from = await aTeam()
    const to = await aTeam()
    const { id } = await come(from.lineId)
    const { queuedAt } = await stateOf(id)
    await succeed(product, business.owner, `PUT /api/conversations/${id}/assignment`, {
      body: { assigneeId: null, queueId: to.queue.id },
    })
    assert.equal((await stateOf(id)).queuedAt, queuedAt)
    await be(to.agents[0]!, 'online')
    await isWith(id, to.agents[0]!)
    const { rows } = await product.pool.query(
      'select queue_id, outcome, agent_id from queue_stays where conversation_id = $1 order by id',
      [id],
    )
    assert.deepEqual(rows, [
      { queue_id: from.queue.id, outcome: 'moved', agent_id: null },
      { queue_id: to.queue.id, outcome: 'taken', agent_id: to.agents[0]!.id },
    ])
    const refused = await request(
      product,
      business.owner,
      `PUT /api/conversations/${id}/assignment`,
      { body: { assigneeId: null, queueId: to.skill.id } },
    )
    assert.equal(outcomeOf(refused), 'reference_unknown')
  })

  it('tells the customer his place, and an estimate once there is an honest one', async () => {
    const { lineId, agents } = await aTeam({ capacity: 1 })
    const [agent] = agents as [TestAgent]
    const talks = []
    for (let at = 0; at < 5; at += 1) talks.push(await come(lineId))
    const last = talks[4]!
    assert.deepEqual(await wait(last.customer), {
      position: 5,
      estimatedSeconds: null,
      isSlow: false,
      isOpen: true,
      opensAt: null,
      isStaffed: false,
    })
    await be(agent, 'online')
    for (const { id } of talks.slice(0, 3)) {
      await isWith(id, agent)
      product.pass(60_000)
      await succeed(product, agent, `POST /api/conversations/${id}/resolution`)
    }
    await isWith(talks[3]!.id, agent)
    const { position, estimatedSeconds, isSlow, isStaffed } = await wait(last.customer)
    assert.deepEqual(
      { position, isSlow, isStaffed },
      { position: 1, isSlow: true, isStaffed: true },
    )
    assert.equal(estimatedSeconds, 60)
  })

  it('says when the brand opens again', async () => {
    const { lineId } = await aTeam()
    const now = product.ground.now()
    const yesterday = ((now.getUTCDay() + 6) % 7) + 0 || 7
    const { brands } = await succeed(product, business.owner, 'GET /api/hours')
    const saved = await succeed(
      product,
      business.owner,
      `PUT /api/brands/${business.brandId}/hours`,
      {
        body: {
          baseSequence: brands[0]?.sequence ?? 0,
          hours: {
            timeZone: 'UTC',
            isAlwaysOpen: false,
            intervals: [{ weekday: yesterday, from: '09:00', to: '17:00' }],
          },
        },
      },
    )
    const customer = await arrive(product, lineId)
    const { isOpen, opensAt } = await wait(customer)
    assert.equal(isOpen, false)
    assert.ok(new Date(opensAt).getTime() > now.getTime())
    const overlapping = await request(
      product,
      business.owner,
      `PUT /api/brands/${business.brandId}/hours`,
      {
        body: {
          baseSequence: saved.sequence,
          hours: {
            timeZone: 'UTC',
            isAlwaysOpen: false,
            intervals: [
              { weekday: 1, from: '09:00', to: '12:00' },
              { weekday: 1, from: '11:00', to: '13:00' },
            ],
          },
        },
      },
    )
    assert.equal(outcomeOf(overlapping), 'hours_invalid')
  })

  it('keeps one owner or one queue for each, whatever everybody does at once', async () => {
    const { lineId, agents } = await aTeam({ agents: 4, capacity: 3 })
    const talks = await Promise.all(Array.from({ length: 20 }, () => come(lineId)))
    const acts = talks.flatMap(({ id, customer }, at) => {
      const agent = agents[at % agents.length]!
      return [
        () => be(agent, at % 3 === 0 ? 'busy' : 'online'),
        () => request(product, agent, `POST /api/conversations/${id}/claim`),
        () => talk(product, customer, '还在等'),
        () => request(product, agent, `POST /api/conversations/${id}/resolution`),
        () => talk(product, customer, '再问一句'),
        () =>
          request(product, business.owner, `PUT /api/conversations/${id}/assignment`, {
            body: { assigneeId: null },
          }),
      ]
    })
    await Promise.all(acts.map((act) => act()))
    for (const agent of agents) await be(agent, 'online')
    await product.routed()
    const { rows: loads } = await product.pool.query(
      `select a.id, a.capacity, count(c.id)::int as load from agents a
      left join conversations c on c.assignee_id = a.id and c.status = 'open'
      where a.id = any ($1) group by a.id`,
      [agents.map(({ id }) => id)],
    )
    const { rows: waiting } = await product.pool.query(
      `select id from conversations where line_id = $1 and queued_at is not null`,
      [lineId],
    )
    const hasRoom = loads.some(({ load, capacity }) => load < capacity)
    assert.ok(!(hasRoom && waiting.length > 0), JSON.stringify({ loads, waiting }))
    const { rows: odd } = await product.pool.query(
      `select c.id from conversations c where (queued_at is not null) <>
        exists (select 1 from queue_stays s where s.conversation_id = c.id and s.left_at is null
          and s.queue_id = c.queue_id)`,
    )
    assert.deepEqual(odd, [])
  })
})
