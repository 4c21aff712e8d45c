/** The audit log: what must be in it, that it cannot be changed, and that a change by force is found. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import {
  type Context,
  contextFor,
  type Ground,
  inTransaction,
  type SystemActor,
} from '../../platform/context.ts'
import { createLocalBus } from '../../platform/bus/bus.ts'
import { openTestDatabase, type TestDatabase, testLog } from '../../platform/database/test-kit.ts'
import { newId } from '../../platform/ids/ids.ts'
import { reader, verifyChain } from './index.ts'
import { isAudited } from './rules/audited.ts'

let database: TestDatabase
let ctx: Context<SystemActor>
let number = 0

before(async () => {
  database = await openTestDatabase()
  ctx = contextFor(
    { db: database.db, bus: createLocalBus(), log: testLog(), now: () => new Date() } as Ground,
    { kind: 'system' },
  )
})
after(() => database.close())

const event = (name: string, data: unknown = {}) => ({
  sequence: (number += 1),
  name,
  stream: { kind: 'agent' as const, id: newId(), sequence: 1 },
  actor: { kind: 'agent' as const, id: newId(), ip: '192.0.2.7' },
  causedBy: null,
  at: new Date(1_900_000_000_000 + number).toISOString(),
  data,
  depth: 0,
})
const take = (events: (StoredEvent & { depth: number })[]) =>
  inTransaction(ctx, (tx) => reader.take(tx, reader.prepare(events)))

describe('the audit log', () => {
  it('holds sign-ins, settings, reveals and who may do what, and nothing of what is said', () => {
    const held = [
      'agent.signed-in',
      'agent.sign-in-refused',
      'agent.signed-out',
      'agent.role-changed',
      'agent.deactivated',
      'line.changed',
      'line.secret-revealed',
      'business.changed',
      'brand.created',
      'export.started',
      'customer.detail-revealed',
      'customer.profile-changed',
    ]
    assert.deepEqual(
      held.filter((name) => !isAudited(name)),
      [],
    )
    assert.deepEqual(
      ['message.sent', 'note.added', 'conversation.assigned', 'customer.created'].filter(isAudited),
      [],
    )
  })

  it('is a chain in which each entry follows from the one before', async () => {
    await take([
      event('agent.signed-in', { agentId: newId(), userAgent: 'ä "quoted" 𠮷' }),
      event('line.secret-revealed', { z: 1, a: { d: [1, { c: null }] } }),
    ])
    await take([event('agent.role-changed', { previousRole: 'agent', number: 1.5 })])
    assert.deepEqual(await verifyChain(ctx), { entries: 3, brokenAt: null })
  })

  it('refuses to be changed or shortened, row by row', async () => {
    await assert.rejects(
      database.pool.query(`update audit_entries set action = 'x'`),
      /append-only/,
    )
    await assert.rejects(
      database.pool.query('delete from audit_entries where number = 1'),
      /append-only/,
    )
    assert.deepEqual(await verifyChain(ctx), { entries: 3, brokenAt: null })
  })

  it('is found broken where somebody with power over the database changed, removed or slipped in an entry', async () => {
    for (let more = 0; more < 5; more += 1)
      await take([event('agent.signed-in', { agentId: newId() })])
    const force = async (text: string) => {
      const client = await database.pool.connect()
      await client.query('begin')
      await client.query('alter table audit_entries disable trigger all')
      await client.query(text)
      await client.query('alter table audit_entries enable trigger all')
      await client.query('commit')
      client.release()
    }
    assert.equal((await verifyChain(ctx)).brokenAt, null)
    await force(`update audit_entries set actor = '{"kind":"system"}' where number = 4`)
    assert.deepEqual(await verifyChain(ctx), { entries: 3, brokenAt: 4 })
    await force('delete from audit_entries where number = 4')
    assert.deepEqual(await verifyChain(ctx), { entries: 3, brokenAt: 5 })
    await force('delete from audit_entries where number < 4')
    assert.deepEqual(await verifyChain(ctx), { entries: 0, brokenAt: 5 })
  })
})
