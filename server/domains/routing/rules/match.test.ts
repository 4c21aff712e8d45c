import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Available, byTurn, type Match, match, type Waiting } from './match.ts'

const now = 1_000_000
const queueIds = ['sales', 'repair', 'vip']

const waitingOf = (over: Partial<Waiting> = {}): Waiting => ({
  conversationId: 'c1',
  queueId: 'sales',
  urgency: 0,
  priority: 0,
  queuedAt: 0,
  lastAgentId: null,
  ...over,
})
const availableOf = (over: Partial<Available> = {}): Available => ({
  agentId: 'ana',
  queueIds: ['sales'],
  capacity: 3,
  load: 0,
  idleSince: 0,
  lastAssignedAt: 0,
  ...over,
})
const pairs = (matches: Match[]) => matches.map((one) => [one.conversationId, one.agentId])

describe('match', () => {
  it('gives a customer back to whoever served him last', () => {
    const agents = [
      availableOf({ agentId: 'idle', idleSince: 0 }),
      availableOf({ agentId: 'known', load: 2, idleSince: 900 }),
    ]
    assert.deepEqual(match([waitingOf({ lastAgentId: 'known' })], agents, now), [
      { conversationId: 'c1', queueId: 'sales', agentId: 'known', why: 'served before' },
    ])
  })

  it('goes to another when whoever served last is full, away, or may not serve the queue', () => {
    const other = availableOf({ agentId: 'other' })
    for (const last of [
      [availableOf({ agentId: 'known', load: 3 })],
      [],
      [availableOf({ agentId: 'known', queueIds: ['repair'] })],
    ]) {
      const [only] = match([waitingOf({ lastAgentId: 'known' })], [...last, other], now)
      assert.deepEqual([only!.agentId, only!.why], ['other', 'longest idle'])
    }
  })

  it('takes the longest idle first, then the one with the smallest share taken', () => {
    const agents = [
      availableOf({ agentId: 'half', load: 2, capacity: 4 }),
      availableOf({ agentId: 'third', load: 2, capacity: 6 }),
      availableOf({ agentId: 'since noon', idleSince: 500, capacity: 1 }),
      availableOf({ agentId: 'since nine', idleSince: 100, capacity: 1 }),
    ]
    const work = ['1', '2', '3'].map((id) =>
      waitingOf({ conversationId: id, queuedAt: Number(id) }),
    )
    assert.deepEqual(
      match(work, agents, now).map((one) => one.agentId),
      ['since nine', 'since noon', 'third'],
    )
  })

  it('passes over what nobody free may serve, and it blocks nobody', () => {
    const work = [
      waitingOf({ conversationId: 'old repair', queueId: 'repair', queuedAt: 1 }),
      waitingOf({ conversationId: 'new sale', queuedAt: 2 }),
    ]
    assert.deepEqual(pairs(match(work, [availableOf()], now)), [['new sale', 'ana']])
  })

  it('takes the urgent, then the higher queue, then the longest wait', () => {
    const work = [
      waitingOf({ conversationId: 'late', queuedAt: 3 }),
      waitingOf({ conversationId: 'early', queuedAt: 1 }),
      waitingOf({ conversationId: 'vip', queueId: 'vip', priority: 5, queuedAt: 9 }),
      waitingOf({ conversationId: 'urgent', urgency: 2, queuedAt: 10 }),
    ]
    const agents = [availableOf({ queueIds, capacity: 4 })]
    assert.deepEqual(
      match(work, agents, now).map((one) => one.conversationId),
      ['urgent', 'vip', 'early', 'late'],
    )
  })
})

const someWaiting = fc
  .array(
    fc.record({
      queueId: fc.constantFrom(...queueIds),
      urgency: fc.integer({ min: 0, max: 2 }),
      priority: fc.constant(0),
      queuedAt: fc.integer({ min: 0, max: 50 }),
      lastAgentId: fc.option(fc.integer({ min: 0, max: 9 }).map((n) => `a${n}`)),
    }),
    { maxLength: 60 },
  )
  .map((list) =>
    list.map((one, at) => ({
      ...one,
      conversationId: `c${String(at).padStart(3, '0')}`,
      priority: queueIds.indexOf(one.queueId),
    })),
  )
const someAvailable = fc
  .array(
    fc.record({
      queueIds: fc.subarray(queueIds),
      capacity: fc.integer({ min: 0, max: 6 }),
      load: fc.integer({ min: 0, max: 7 }),
      idleSince: fc.integer({ min: 0, max: 50 }),
      lastAssignedAt: fc.integer({ min: 0, max: 50 }),
    }),
    { maxLength: 10 },
  )
  .map((list) => list.map((one, at) => ({ ...one, agentId: `a${at}` })))

/** The picture after the matches have been carried out. */
function after(waiting: Waiting[], agents: Available[], matches: Match[]) {
  const taken = new Set(matches.map((one) => one.conversationId))
  const given = Map.groupBy(matches, (one) => one.agentId)
  return {
    left: waiting.filter((one) => !taken.has(one.conversationId)),
    agents: agents.map((one) => ({
      ...one,
      load: one.load + (given.get(one.agentId)?.length ?? 0),
    })),
  }
}

const always = (property: (waiting: Waiting[], agents: Available[], matches: Match[]) => void) =>
  fc.assert(
    fc.property(someWaiting, someAvailable, (waiting, agents) =>
      property(waiting, agents, match(waiting, agents, now)),
    ),
    { numRuns: 500 },
  )

describe('match, whatever the day brings', () => {
  it('gives no conversation to two, and only to who may serve its queue', () =>
    always((waiting, agents, matches) => {
      assert.equal(new Set(matches.map((one) => one.conversationId)).size, matches.length)
      for (const { conversationId, agentId, queueId } of matches) {
        assert.equal(waiting.find((one) => one.conversationId === conversationId)!.queueId, queueId)
        assert.ok(agents.find((one) => one.agentId === agentId)!.queueIds.includes(queueId))
      }
    }))

  it('never exceeds a capacity that was not exceeded before', () =>
    always((waiting, agents, matches) => {
      for (const [at, agent] of after(waiting, agents, matches).agents.entries())
        assert.ok(agent.load <= Math.max(agent.capacity, agents[at]!.load))
    }))

  it('leaves no capable agent with a free place while somebody waits', () =>
    always((waiting, agents, matches) => {
      const picture = after(waiting, agents, matches)
      for (const work of picture.left) {
        const idle = picture.agents.find(
          (one) => one.load < one.capacity && one.queueIds.includes(work.queueId),
        )
        assert.equal(idle, undefined, `${idle?.agentId} could have taken ${work.conversationId}`)
      }
    }))

  it('takes the oldest first within urgency and priority', () =>
    always((waiting, agents, matches) => {
      const { left } = after(waiting, agents, matches)
      const taken = waiting.filter((one) => !left.includes(one))
      for (const waits of left)
        for (const went of taken.filter((one) => one.queueId === waits.queueId))
          assert.ok(
            byTurn(went, waits) < 0,
            `${went.conversationId} overtook ${waits.conversationId}`,
          )
    }))

  it('gives equals loads that differ by one at most', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 100 }),
        (staff, work) => {
          const agents = Array.from({ length: staff }, (_, at) =>
            availableOf({ agentId: `a${at}`, capacity: 20, idleSince: at }),
          )
          const waiting = Array.from({ length: work }, (_, at) =>
            waitingOf({ conversationId: `c${at}`, queuedAt: at }),
          )
          const loads = after(waiting, agents, match(waiting, agents, now)).agents.map(
            (one) => one.load,
          )
          assert.ok(Math.max(...loads) - Math.min(...loads) <= 1)
        },
      ),
    ))
})
