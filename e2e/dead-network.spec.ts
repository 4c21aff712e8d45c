import type { Page } from '@playwright/test'
import { conversationOf, expect, test } from './journey.ts'
import { agentAt } from './people/agent.ts'
import { layCable } from './people/cable.ts'
import { customerAt } from './people/customer.ts'
import { timelineOf } from './product/read-timeline.ts'
import { stage } from './stage.ts'

test('lines written without a network are marked, and sent once and in order when it is back', async ({
  shop,
  desk,
}) => {
  const customer = await shop()
  const agent = await desk('offline')
  await customer.open()
  await customer.say('断网试验：第一句')
  await agent.open('断网试验：第一句')
  const id = await conversationOf('断网试验：第一句')

  await customer.page.context().setOffline(true)
  for (const text of ['第二句，没有网', '第三句，还是没有', '第四句']) await customer.say(text)
  await expect(customer.line('第二句，没有网')).toHaveCount(1)
  await expect(customer.line('第四句')).toContainText('待发送')
  await expect(customer.chat.getByText('网络不稳定，消息会在恢复后自动发送')).toBeVisible()
  await agent.reply('您慢慢说，我在。')
  await expect(agent.line('您慢慢说，我在。')).toContainText('已发送')

  await customer.page.context().setOffline(false)
  await expect(customer.line('您慢慢说，我在。')).toBeVisible()
  await expect(customer.line('第四句')).toContainText('已读')
  await expect(customer.chat.getByText('网络不稳定')).toBeHidden()
  const lines = [
    '断网试验：第一句',
    '您慢慢说，我在。',
    '第二句，没有网',
    '第三句，还是没有',
    '第四句',
  ]
  await expect.poll(() => customer.lines()).toEqual(lines)
  await expect.poll(() => agent.lines()).toEqual(lines)
  expect(await timelineOf(stage(), id)).toEqual(lines)
})

test('unsent lines survive a reload while the server cannot be reached', async ({
  visit,
  desk,
}) => {
  const context = await visit(stage().url)
  const cable = await layCable(context)
  const customer = customerAt(await context.newPage())
  const agent = await desk('offline')
  await customer.page.goto('/demo-shop/')
  await customer.open()
  await customer.say('重新加载试验：一')
  await expect(customer.line('试验：一')).toContainText('已发送')
  const id = await conversationOf('重新加载试验：一')

  cable.cut()
  await customer.say('试验：二')
  await customer.say('试验：三')
  await customer.page.reload()
  await customer.open()
  await expect(customer.line('试验：三')).toContainText('待发送')
  await expect(customer.line('试验：二')).toHaveCount(1)
  await customer.say('试验：四')
  cable.mend()
  await expect(customer.line('试验：四')).toContainText('已发送')
  const lines = ['重新加载试验：一', '试验：二', '试验：三', '试验：四']
  await expect.poll(() => customer.lines()).toEqual(lines)
  await agent.openById(id)
  await expect.poll(() => agent.lines()).toEqual(lines)
  expect(await timelineOf(stage(), id)).toEqual(lines)
})

test('two tabs of one customer send each unsent line once', async ({ shop, beside, desk }) => {
  const one = await shop()
  await one.open()
  await one.say('两个标签页：开头')
  await expect(one.line('两个标签页：开头')).toContainText('已发送')
  const id = await conversationOf('两个标签页：开头')
  const other = await beside(one)
  await other.open()
  await expect(other.line('两个标签页：开头')).toBeVisible()

  await one.page.context().setOffline(true)
  const texts = ['甲页第一句', '乙页第一句', '甲页第二句', '乙页第二句']
  for (const [index, text] of texts.entries()) await (index % 2 === 0 ? one : other).say(text)
  // Both tabs show what waits, whoever wrote it.
  for (const text of texts) {
    await expect(one.line(text)).toHaveCount(1)
    await expect(other.line(text)).toHaveCount(1)
  }
  await one.page.context().setOffline(false)
  const lines = ['两个标签页：开头', ...texts]
  await expect.poll(() => timelineOf(stage(), id)).toEqual(lines)
  for (const tab of [one, other]) {
    await expect(tab.thread.getByText('待发送')).toBeHidden()
    await expect.poll(() => tab.lines()).toEqual(lines)
  }
  const agent = await desk('offline')
  await agent.openById(id)
  await expect.poll(() => agent.lines()).toEqual(lines)
})

test('an agent’s reply waits for the network, survives a reload and goes out once', async ({
  shop,
  visit,
  desk,
}) => {
  const customer = await shop()
  await customer.open()
  await customer.say('工作台断网试验')
  const id = await conversationOf('工作台断网试验')
  const agent = await desk('offline')
  await agent.openById(id)

  await agent.page.context().setOffline(true)
  await agent.reply('没有网的时候写的回复')
  await agent.note('没有网的时候写的备注')
  await expect(agent.line('没有网的时候写的回复')).toContainText('等待发送')
  await expect(agent.line('没有网的时候写的备注')).toContainText('等待发送')
  await expect(agent.page.getByText(/^连接已断开/)).toBeVisible()
  await agent.page.context().setOffline(false)
  await expect(customer.line('没有网的时候写的回复')).toBeVisible()
  await expect(agent.page.getByText(/^连接已断开/)).toBeHidden()
  await expect(agent.page.locator('[data-unsent]')).toHaveCount(0)

  // Here pages load, and nothing that is said arrives.
  const context = await visit(stage().url)
  const cable = await layCable(context)
  await context.addCookies(await agent.page.context().cookies())
  await agent.page.close()
  const again = agentAt(await context.newPage())
  await again.openById(id)
  cable.cut()
  await again.reply('重新加载之前写的')
  await expect(again.line('重新加载之前写的')).toContainText('等待发送')
  await again.page.reload()
  await expect(again.line('重新加载之前写的')).toContainText('等待发送')
  cable.mend()
  await expect(customer.line('重新加载之前写的')).toHaveCount(1)
  expect(await timelineOf(stage(), id)).toEqual([
    '工作台断网试验',
    '没有网的时候写的回复',
    '没有网的时候写的备注',
    '重新加载之前写的',
  ])
})

test('a page that was put to sleep catches up when it wakes', async ({ shop, desk }) => {
  const customer = await shop()
  await customer.open()
  await customer.say('电脑要休眠了')
  const id = await conversationOf('电脑要休眠了')
  const agent = await desk('offline')
  await agent.openById(id)

  await setLife(customer.page, 'frozen')
  await agent.reply('您睡着的时候说的')
  await agent.reply('还有一句')
  await expect(agent.line('您睡着的时候说的')).toContainText('已发送')
  await setLife(customer.page, 'active')
  await expect(customer.line('还有一句')).toHaveCount(1)
  await expect(agent.line('您睡着的时候说的')).toContainText('已读')
  await customer.say('醒了')
  await expect(customer.line('醒了')).toContainText('已读')
  const lines = ['电脑要休眠了', '您睡着的时候说的', '还有一句', '醒了']
  await expect.poll(() => customer.lines()).toEqual(lines)
  expect(await timelineOf(stage(), id)).toEqual(lines)
})

test('a part that cannot be loaded closes, and the conversation stays', async ({ shop }) => {
  const customer = await shop()
  const { chat, field, line } = customer
  await customer.open()
  await customer.say('表情打不开试验')
  await field.fill('还没写完')
  await customer.page.context().route(/emoji-panel/, (route) => route.abort('connectionfailed'))
  const button = chat.getByRole('button', { name: '表情' })
  await button.click()
  await expect(chat.getByText('暂时无法完成，请稍后再试')).toBeVisible()
  await expect(button).toHaveAttribute('aria-expanded', 'false')
  await expect(line('表情打不开试验')).toBeVisible()
  await expect(field).toHaveValue('还没写完')
})

test('whoever is forgotten without a network leaves no complaint about it behind', async ({
  shop,
}) => {
  const { page, chat, ...customer } = await shop()
  await customer.open()
  await customer.say('断网时退出试验')
  await expect(customer.line('断网时退出试验')).toContainText('已发送')
  await page.context().setOffline(true)
  const complaint = chat.getByText('网络不稳定，消息会在恢复后自动发送')
  await expect(complaint).toBeVisible()
  await page.evaluate(() =>
    (window as unknown as { Yingsheng: (name: string) => void }).Yingsheng('forget'),
  )
  await expect(chat.getByRole('button', { name: '联系客服' })).toBeVisible()
  await customer.open()
  await expect(customer.thread.locator('.row')).toHaveCount(0)
  await expect(complaint).toBeHidden()
})

/** Freezes a page as Chromium does with one in the background, or wakes it. */
async function setLife(page: Page, state: 'frozen' | 'active'): Promise<void> {
  const browser = await page.context().newCDPSession(page)
  await browser.send('Page.setWebLifecycleState', { state })
  await browser.detach()
}
