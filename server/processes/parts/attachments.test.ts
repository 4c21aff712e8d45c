/** Which files may be sent, by the business's own policy; and the images of stickers, which stay. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { fileBytesMax } from '@yingsheng/contracts/limits'
import sharp from 'sharp'
import { contextFor } from '../../platform/context.ts'
import { jobs } from './product.ts'
import {
  arrive,
  hire,
  outcomeOf,
  type Product,
  request,
  setUpBusiness,
  startConversation,
  startProduct,
  succeed,
  type TestAgent,
  type TestBusiness,
  type TestCustomer,
  upload,
} from './test-kit.ts'

const everything = {
  kinds: ['image', 'video', 'audio', 'document', 'archive', 'other'],
  bytesMax: fileBytesMax,
}
const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#0a7370' } })
    .png()
    .toBuffer()

describe('attachments', () => {
  let product: Product
  let business: TestBusiness
  let agent: TestAgent
  let supervisor: TestAgent
  let customer: TestCustomer

  before(async () => {
    product = await startProduct()
    business = await setUpBusiness(product)
    agent = await hire(product, business.owner, 'agent')
    supervisor = await hire(product, business.owner, 'supervisor')
    customer = await arrive(product, business.lineId)
  })
  after(() => product.close())

  async function allow(attachments: object) {
    const read = await succeed(product, business.owner, 'GET /api/business')
    return request(product, business.owner, 'PATCH /api/business', {
      body: { baseSequence: read.business.sequence, attachments },
    })
  }

  it('may never be allowed to be larger than the server takes', async () => {
    const tooMuch = { ...everything, bytesMax: fileBytesMax + 1 }
    assert.equal(outcomeOf(await allow({ customers: tooMuch, agents: everything })), 'malformed')
  })

  it('of a kind that customers may not send are refused of customers alone', async () => {
    await allow({ customers: { ...everything, kinds: ['image'] }, agents: everything })
    const text = Buffer.from('保修一年')
    const refused = await upload(product, customer, '说明.txt', text)
    assert.equal(outcomeOf(refused), 'file_type_refused')
    assert.equal(outcomeOf(await upload(product, agent, '说明.txt', text)), 'ok')
    assert.equal(outcomeOf(await upload(product, customer, '图.png', await picture())), 'ok')
  })

  it('are judged by their content when the name says something else', async () => {
    await allow({ customers: { ...everything, kinds: ['document'] }, agents: everything })
    const disguised = await upload(product, customer, '合同.pdf', await picture())
    assert.equal(outcomeOf(disguised), 'file_type_refused')
  })

  it('larger than the business wants are refused with its limit', async () => {
    await allow({ customers: { ...everything, bytesMax: 10 }, agents: everything })
    const refused = await upload(product, customer, '长.txt', Buffer.from('x'.repeat(11)))
    assert.equal(outcomeOf(refused), 'too_large')
    assert.equal(refused.body.detail.max, 10)
    await allow({ customers: everything, agents: everything })
    const taken = await upload(product, customer, '长.txt', Buffer.from('x'.repeat(11)))
    assert.equal(outcomeOf(taken), 'ok')
  })

  const addSticker = (who: TestAgent, fileId: string) =>
    request(product, who, 'POST /api/catalogue', {
      body: { fields: { kind: 'sticker', name: randomUUID().slice(0, 8), fileId } },
    })
  const see = async (who: TestAgent | TestCustomer, id: string) =>
    outcomeOf(await request(product, who, `GET /files/${id}/preview`))

  it('become stickers only when they are images of whoever adds the sticker', async () => {
    const text = await upload(product, supervisor, '说明.txt', Buffer.from('保修一年'))
    assert.equal(outcomeOf(await addSticker(supervisor, text.body.id)), 'file_missing')
    const foreign = await upload(product, customer, '图.png', await picture())
    assert.equal(outcomeOf(await addSticker(supervisor, foreign.body.id)), 'file_missing')
    assert.equal(outcomeOf(await addSticker(supervisor, randomUUID())), 'file_missing')
  })

  it('of stickers are seen by customers, stay when unclaimed ones go, and no message takes them', async () => {
    const { body: file } = await upload(product, supervisor, '谢谢.png', await picture())
    const { body: abandoned } = await upload(product, supervisor, '别的.png', await picture())
    assert.equal(await see(customer, file.id), 'not_found')
    const { body: sticker } = await addSticker(supervisor, file.id)
    assert.equal(await see(customer, file.id), 'ok')
    assert.equal(await see(agent, file.id), 'ok')

    product.pass(49 * 3_600_000)
    const sweep = jobs.find(({ name }) => name === 'conversations.remove-abandoned-files')!
    await sweep.run(contextFor(product.ground, { kind: 'system' }))
    product.pass(-49 * 3_600_000)
    assert.equal(await see(customer, file.id), 'ok')
    assert.equal(await see(supervisor, abandoned.id), 'not_found')

    const { conversationId } = await startConversation(product, business.lineId)
    const said = await request(
      product,
      supervisor,
      `POST /api/conversations/${conversationId}/replies`,
      { body: { clientId: randomUUID(), text: '', fileIds: [file.id] } },
    )
    assert.equal(outcomeOf(said), 'file_missing')
    const renamed = await request(product, business.owner, `PATCH /api/catalogue/${sticker.id}`, {
      body: { baseSequence: sticker.sequence, fields: { ...sticker.fields, name: '多谢' } },
    })
    assert.equal(outcomeOf(renamed), 'ok')
  })
})
