import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'
import { openTestDatabase } from '../../platform/database/test-kit.ts'
import { cookieOf, eventually, goodPassword, nobody, request, succeed } from './test-kit.ts'
import { freePort, launch, type Launched } from './test-kit/launch.ts'
import { startReceiver } from './test-kit/receiver.ts'

const setUp = {
  businessName: '青柠数码',
  ownerName: '陈店长',
  email: 'owner@lime.example',
  password: goodPassword,
  language: 'zh-CN',
}

describe('a worker that is killed', () => {
  const closing: (() => Promise<unknown> | void)[] = []
  after(async () => {
    for (const close of closing.reverse()) await close()
  })

  it('loses no delivery that was queued or under way, and sends it under the same id', async () => {
    await using database = await openTestDatabase()
    const dataDir = await mkdtemp(join(tmpdir(), 'yingsheng-test-'))
    closing.push(() => rm(dataDir, { recursive: true, force: true }))
    const receiver = await startReceiver()
    closing.push(() => receiver.close())
    const environment = {
      PORT: String(await freePort()),
      HOST: '127.0.0.1',
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      SECRET_KEY: randomBytes(32).toString('hex'),
      EGRESS_ALLOW: '127.0.0.1',
    }
    let product: Launched = await launch('all.ts', environment)
    closing.push(() => product.stop())
    const joined = await request(product, nobody, 'POST /api/setup', { body: setUp })
    const owner = { cookie: cookieOf(joined) }
    const body = { url: receiver.url, types: ['agent.profile_changed'] }
    const { webhook, secret } = await succeed(product, owner, 'POST /api/webhooks', { body })
    receiver.trust(secret)

    // Four hang with the receiver, the fifth has only been queued when the power goes.
    receiver.answerWith(() => {})
    for (let count = 1; count <= 5; count += 1)
      await succeed(product, owner, 'PATCH /api/me', { body: { name: `陈店长 ${count}` } })
    const log = `GET /api/webhooks/${webhook.id}/deliveries`
    await eventually(() => receiver.received.length === 4)
    await eventually(async () => (await succeed(product, owner, log)).deliveries.length === 5)
    product.kill()
    await product.ended

    receiver.answerWith((response) => void response.end('thanks'))
    product = await launch('all.ts', environment)
    const names = () => new Set(receiver.received.map((one) => one.verified?.data.agent.name))
    await eventually(() => receiver.received.length >= 9 && names().size === 5, 60_000)
    const ids = new Set(receiver.received.map(({ id }) => id))
    assert.equal(ids.size, 5, 'what was sent again kept its id')
    const isDone = async () => {
      const { deliveries } = await succeed(product, owner, log)
      return deliveries.every(({ status }: { status: string }) => status === 'delivered')
    }
    await eventually(isDone)
  })
})
