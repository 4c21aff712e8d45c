import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { verifyChain } from '../../server/domains/audit/index.ts'
import { readConfig } from '../../server/platform/config/config.ts'
import { openTestDatabase, testLog } from '../../server/platform/database/test-kit.ts'
import { openGround } from '../../server/processes/parts/ground.ts'
import { journeys } from '../journeys.ts'
import { scenes } from '../story/scenes.ts'
import { CutShort, OtherBusiness } from './find-demo.ts'
import { seedDemo } from './seed-demo.ts'
import { openStage, anyone } from './stage.ts'

async function openAnew(t: TestContext) {
  const database = await openTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'yingsheng-demo-'))
  const open = await openGround(
    readConfig({ DATABASE_URL: database.url, DATA_DIR: dataDir }),
    testLog(),
  )
  t.after(async () => {
    await open.close()
    await database.close()
    await rm(dataDir, { recursive: true })
  })
  const first = async (query: string, values: unknown[] = []) =>
    (await database.pool.query(query, values)).rows[0]
  return { open, first }
}

test('seedDemo() tells the story once: whole, searchable, audited; a second call finds it there', async (t) => {
  const { open, first } = await openAnew(t)
  const startedAt = performance.now()
  const demo = await seedDemo(open)
  t.diagnostic(
    `the demo's week was told in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`,
  )
  assert.ok(demo.invitationToken)

  const counted = await first('select count(*) as conversations from conversations')
  assert.equal(counted.conversations, scenes.length)
  const said = await first('select count(*) as messages from messages')
  const found = await first('select count(*) as documents from search_documents')
  assert.ok(said.messages > 800 && found.documents > said.messages * 0.95)
  const audit = await verifyChain(open.ground)
  assert.ok(audit.entries > 40 && audit.brokenAt === null)

  const forgotten = await first(
    `select c.assignee_id, c.waiting_since < now() - interval '2 days' as waits_long
     from conversations c join customers k on k.id = c.customer_id where k.name = $1`,
    [journeys.forgotten.customer],
  )
  assert.deepEqual(forgotten, { assignee_id: null, waits_long: true })
  const late = await first(`select count(*) as events from events where at > now()`)
  assert.equal(late.events, 0)

  assert.deepEqual(await seedDemo(open), { lines: demo.lines, invitationToken: null })
  assert.deepEqual(await first('select count(*) as messages from messages'), said)
})

test('seedDemo() leaves a database alone that holds another business', async (t) => {
  const { open, first } = await openAnew(t)
  await foundBusiness(open, 'somebody@else.example')
  await assert.rejects(seedDemo(open), OtherBusiness)
  assert.equal((await first('select count(*) as agents from agents')).agents, 1)
})

test('seedDemo() says so when an earlier telling was cut short', async (t) => {
  const { open } = await openAnew(t)
  await foundBusiness(open, journeys.owner.email)
  await assert.rejects(seedDemo(open), CutShort)
})

async function foundBusiness(
  open: Awaited<ReturnType<typeof openGround>>,
  email: string,
): Promise<void> {
  const stage = await openStage(open.ground, open.database.address)
  const password = 'river lantern 42 maple'
  const body = {
    businessName: '海风文具',
    ownerName: '林海',
    email,
    password,
    language: 'zh-CN',
  } as const
  await stage.ask(anyone, 'POST /api/setup', { body })
  await stage.close()
}
