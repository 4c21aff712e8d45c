import { expect, signIn, test } from './journey.ts'
import { agentAt } from './people/agent.ts'
import { password } from './people/cast.ts'
import { customerAt } from './people/customer.ts'
import { ask, enter } from './product/ask.ts'
import { timelineOf } from './product/read-timeline.ts'
import { servePage } from './product/serve-page.ts'
import { type Product, startProduct } from './product/start-product.ts'

let product: Product
test.beforeAll(async () => {
  test.setTimeout(180_000)
  product = await startProduct('server/processes/all.ts')
})
test.afterAll(() => product.close())

test('a server that is killed in mid-conversation loses and doubles nothing', async ({ visit }) => {
  const { url } = product
  const { cookie } = await enter({ url }, 'POST /api/setup', {
    body: {
      businessName: '青柠数码',
      ownerName: '许晨',
      email: 'xuchen@qingning.example',
      password,
      language: 'zh-CN',
    },
  })
  const owner = { cookie }
  const { lines: widgets } = await ask({ url, cookie }, 'GET /api/business')
  const shop = await servePage(url, widgets[0]!.id)
  const customer = customerAt(await (await visit(shop.url)).newPage())
  const deskContext = await visit(url)
  await signIn(deskContext, url, owner)
  const agent = agentAt(await deskContext.newPage())

  await customer.page.goto('/')
  await customer.open()
  await customer.say('停电之前')
  // His desk being open, the queue may have given it to him already.
  await agent.look('all')
  await agent.open('停电之前')
  const id = agent.page.url().split('/').at(-1)!
  await agent.reply('收到')
  await expect(customer.line('收到')).toBeVisible()

  await product.kill()
  await customer.say('停电的时候，客户说')
  await agent.reply('停电的时候，客服说')
  await expect(customer.line('停电的时候，客户说')).toContainText('待发送')
  await expect(agent.line('停电的时候，客服说')).toContainText('等待发送')
  await expect(customer.chat.getByText('网络不稳定')).toBeVisible()
  await expect(agent.page.getByText(/^连接已断开/)).toBeVisible()

  await product.restart()
  await expect(customer.line('停电的时候，客服说')).toBeVisible()
  await expect(agent.line('停电的时候，客户说')).toBeVisible()
  await customer.say('来电之后')
  await expect(agent.line('来电之后')).toBeVisible()
  await expect(customer.line('来电之后')).toContainText('已读')

  const said = await timelineOf({ url, owner }, id)
  expect(said.toSorted()).toEqual(
    ['停电之前', '收到', '停电的时候，客户说', '停电的时候，客服说', '来电之后'].toSorted(),
  )
  await expect.poll(() => customer.lines()).toEqual(said)
  await expect.poll(() => agent.lines()).toEqual(said)
  await customer.page.reload()
  await customer.open()
  await expect.poll(() => customer.lines()).toEqual(said)
  await shop.close()
})
