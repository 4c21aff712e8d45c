import { conversationOf, expect, test } from './journey.ts'
import type { Agent } from './people/agent.ts'

/** One entry of the menu beside a line of the thread. */
async function choose(agent: Agent, text: string, entry: string): Promise<void> {
  await agent.line(text).hover()
  await agent.line(text).getByRole('button', { name: '消息操作' }).click()
  await agent.page.getByRole('menuitem', { name: entry, exact: true }).click()
}

test('each side answers one line of the other, and a press leads to it', async ({ shop, desk }) => {
  const customer = await shop()
  const agent = await desk('talk')
  await customer.open()
  await customer.say('充电宝几时发货')
  await customer.say('还有，能开发票吗')
  await agent.openById(await conversationOf('还有，能开发票吗'))
  await choose(agent, '充电宝几时发货', '回复这条消息')
  await expect(agent.field).toBeFocused()
  await agent.field.fill('今天下午就发')
  await agent.field.press('Enter')
  const quote = customer
    .line('今天下午就发')
    .getByRole('button', { name: /^引用你：充电宝几时发货/ })
  await expect(quote).toBeVisible()
  await quote.click()
  await expect(customer.line('充电宝几时发货').first()).toBeInViewport()

  await customer.line('今天下午就发').hover()
  await customer.line('今天下午就发').getByRole('button', { name: '引用回复' }).click()
  await expect(customer.chat.getByText('回复白露：')).toBeVisible()
  await customer.field.fill('太好了')
  await customer.field.press('Enter')
  await expect(customer.chat.getByText('回复白露：')).toBeHidden()
  const back = agent.line('太好了').getByRole('button', { name: /^引用白露：今天下午就发/ })
  await back.click()
  await expect(agent.line('今天下午就发').first()).toBeInViewport()
})

test('an agent edits and recalls what he said: the customer sees that he did, and no older words', async ({
  shop,
  desk,
}) => {
  const customer = await shop()
  const agent = await desk('talk')
  await customer.open()
  await customer.say('运费多少')
  await agent.open('运费多少')
  await agent.reply('运费五元')
  await expect(customer.line('运费五元')).toBeVisible()
  await choose(agent, '运费五元', '编辑')
  const editor = agent.page.getByRole('textbox', { name: '编辑消息' })
  await expect(editor).toHaveValue('运费五元')
  await editor.fill('运费六元')
  await editor.press('Enter')
  await expect(customer.line('运费六元')).toContainText('已编辑')
  await expect(customer.line('运费五元')).toHaveCount(0)
  await expect(agent.line('运费六元')).toContainText('已编辑')

  await choose(agent, '运费六元', '撤回')
  await expect(agent.thread.getByText('你撤回了一条消息')).toBeVisible()
  await expect(customer.thread.getByText('白露撤回了一条消息')).toBeVisible()
  await expect(customer.line('运费六元')).toHaveCount(0)
  await customer.page.reload()
  await customer.open()
  await expect(customer.thread.getByText('白露撤回了一条消息')).toBeVisible()
  await expect(customer.thread.getByText('运费六元')).toHaveCount(0)
  await agent.look('mine')
  await agent.page.getByRole('tab', { name: /^已回复/ }).click()
  await expect(agent.row('[已撤回]').first()).toBeVisible()
})

test('both sides react to a line, each sees the other’s, and takes his own away', async ({
  shop,
  desk,
}) => {
  const customer = await shop()
  const agent = await desk('talk')
  await customer.open()
  await customer.say('收到货了，很满意')
  await agent.open('收到货了，很满意')
  await agent.line('很满意').hover()
  await agent.line('很满意').getByRole('button', { name: '消息操作' }).click()
  await agent.page.getByRole('button', { name: '用 👍 回应' }).click()
  await expect(customer.line('很满意').getByRole('button', { name: '👍 1 人' })).toBeVisible()

  await customer.line('很满意').getByRole('button', { name: '👍 1 人' }).click()
  const both = agent.line('很满意').getByRole('button', { name: /^👍 2：/ })
  await expect(both).toHaveAttribute('aria-pressed', 'true')
  await agent.reply('谢谢您')
  await customer.line('谢谢您').hover()
  await customer.line('谢谢您').getByRole('button', { name: '回应' }).click()
  await customer.line('谢谢您').getByRole('button', { name: '❤️', exact: true }).click()
  await expect(agent.line('谢谢您').getByRole('button', { name: /^❤️ 1/ })).toBeVisible()
  await both.click()
  await expect(customer.line('很满意').getByRole('button', { name: '👍 1 人' })).toBeVisible()
})

test('an agent reads beside his line that the customer is away and will see it at his next visit', async ({
  shop,
  desk,
}) => {
  const customer = await shop()
  const agent = await desk('talk')
  await customer.open()
  await customer.say('我先走了，晚点再看')
  await agent.open('我先走了')
  const address = customer.page.url()
  await customer.page.goto('about:blank')
  await agent.reply('好的，我们查好告诉您')
  const said = agent.line('好的，我们查好告诉您')
  await expect(said).toContainText('客户不在线，下次来访时会看到')
  await customer.page.goto(address)
  await customer.open()
  await expect(customer.line('好的，我们查好告诉您')).toBeVisible()
  await expect(said).not.toContainText('客户不在线')
})
