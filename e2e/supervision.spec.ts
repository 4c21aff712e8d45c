/** A supervisor at work: the board, listening in, whispering, taking over, putting somebody on a break. */
import type { BrowserContextOptions } from '@playwright/test'
import { conversationOf, expect, test } from './journey.ts'
import type { Agent } from './people/agent.ts'
import { expectNoBarriers } from './people/barriers.ts'
import { ask } from './product/ask.ts'
import { stage } from './stage.ts'

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true }

test('a supervisor watches, listens, whispers, takes over and sends on a break, unseen by the customer', async ({
  shop,
  desk,
}) => {
  const customer = await shop()
  await customer.open()
  await customer.say('电池鼓包了，怎么办')
  const id = await conversationOf('电池鼓包了，怎么办')
  const other = await shop()
  await other.open()
  await other.say('发票抬头写错了')
  const otherId = await conversationOf('发票抬头写错了')
  await atHand('supervised', id)
  await atHand('supervisedToo', otherId)
  const agent = await desk('supervised')
  await agent.openById(id)
  const second = await desk('supervisedToo')
  await second.openById(otherId)
  await second.reply('可以重开，请发新抬头。')

  const boss = await desk('supervisor')
  await boss.page.getByRole('link', { name: '实时看板' }).click()
  await expect(boss.page.getByRole('heading', { name: '实时看板' })).toBeVisible()
  const row = agentRow(boss, '小暑')
  await expect(row).toContainText('在线')
  await expect(row).toContainText(/[1-9]\d* \/ \d+/)
  await expect(agentRow(boss, '立秋')).toContainText('在线')
  await expectNoBarriers(boss.page, 'the board')

  await listen(boss, '小暑', '电池鼓包了')
  await expect(boss.page.getByText('你正在旁听')).toBeVisible()
  await expectNoBarriers(boss.page, 'listening in')
  await expect(agent.page.getByText('主管 处暑 正在旁听此会话，客户不可见')).toBeVisible()
  await customer.say('已经不敢充电了')
  await expect(boss.thread.getByText('已经不敢充电了')).toBeVisible()

  const whisper = boss.page.getByRole('textbox', { name: '对小暑密语' })
  await whisper.fill('先请客户停用，再登记换货')
  await whisper.press('Enter')
  await expect(agent.toast('处暑 密语：先请客户停用，再登记换货')).toBeVisible()
  await expect(agent.thread.getByText('密语 · 处暑 对你说')).toBeVisible()
  await expect(whisper).toHaveValue('')

  await boss.page.getByRole('button', { name: '接管' }).click()
  const dialog = boss.page.getByRole('dialog', { name: /^接管与.*的会话$/ })
  await dialog.getByRole('textbox', { name: '接管原因' }).fill('涉及安全，由我处理')
  await dialog.getByRole('button', { name: '接管会话' }).click()
  await expect(boss.header).toContainText('负责客服：你')
  await expect(agent.toast('处暑 接管了会话：涉及安全，由我处理')).toBeVisible()
  await expect(agent.page.getByText('正在旁听此会话')).toBeHidden()
  await boss.reply('请先停用，今天给您寄新的。')
  await expect(customer.line('请先停用，今天给您寄新的。')).toBeVisible()

  await boss.page.getByRole('link', { name: '实时看板' }).click()
  await agentRow(boss, '小暑').getByRole('button', { name: '对小暑的操作' }).click()
  await boss.page.getByRole('menuitem', { name: '设为小休' }).click()
  const force = boss.page.getByRole('dialog', { name: '把小暑设为“小休”？' })
  await expect(force.getByRole('button', { name: /用餐/ })).toBeVisible()
  await force.getByRole('button', { name: '确定' }).click()
  await expect(boss.toast('已把小暑设为“小休”')).toBeVisible()
  await expect(agent.toast('处暑 把你的状态改成了“小休”')).toBeVisible()
  await expect(agentRow(boss, '小暑')).toContainText('小休')

  const journal = boss.page.getByRole('list', { name: '监督记录' })
  for (const what of ['强制改状态', '接管', '密语', '结束旁听', '开始旁听'])
    await expect(journal.getByRole('listitem').filter({ hasText: what }).first()).toBeVisible()
  await expect(journal).toContainText('涉及安全，由我处理')
  for (const word of [
    '密语',
    '停用，再登记',
    '旁听',
    '涉及安全',
    'whisper',
    'listening',
    'takeover',
  ])
    expect(customer.heard.join('\n')).not.toContain(word)
})

test('on a phone a supervisor reads the board, listens and takes over', async ({ shop, desk }) => {
  const customer = await shop()
  await customer.open()
  await customer.say('手机上也要看得到')
  const id = await conversationOf('手机上也要看得到')
  await atHand('supervisedToo', id)
  const boss = await desk('supervisor', phone)
  await boss.page.getByRole('link', { name: '实时看板' }).click()
  await expect(agentRow(boss, '立秋')).toBeVisible()
  const isTooWide = await boss.page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(isTooWide).toBe(false)
  await listen(boss, '立秋', '手机上也要看得到')
  await boss.page.getByRole('button', { name: '接管' }).click()
  const dialog = boss.page.getByRole('dialog', { name: /^接管与/ })
  await dialog.getByRole('textbox', { name: '接管原因' }).fill('我来')
  await dialog.getByRole('button', { name: '接管会话' }).click()
  await expect(boss.field).toBeVisible()
  await boss.reply('由我来为您服务。')
  await expect(customer.line('由我来为您服务。')).toBeVisible()
})

test('who is no supervisor finds no board', async ({ desk }) => {
  const agent = await desk('supervised')
  await expect(agent.page.getByRole('link', { name: '实时看板' })).toHaveCount(0)
  await agent.page.goto('/desk/board')
  await expect(agent.page.getByText('实时看板只对主管及以上开放')).toBeVisible()
})

const agentRow = ({ page }: Agent, name: string) =>
  page.getByRole('table', { name: '客服' }).getByRole('row').filter({ hasText: name })

/** From the board to one of an agent's conversations, whose last line this is. */
async function listen(boss: Agent, name: string, text: string): Promise<void> {
  await agentRow(boss, name)
    .getByRole('button', { name: `对${name}的操作` })
    .click()
  await boss.page.getByRole('menuitem', { name: '查看会话' }).click()
  const drawer = boss.page.getByRole('dialog', { name: `${name}的会话` })
  await drawer.getByRole('listitem').filter({ hasText: text }).getByRole('link').click()
  await expect(boss.thread).toBeVisible()
}

/** The agent is on duty and has the conversation, whoever was given it. */
async function atHand(name: 'supervised' | 'supervisedToo', id: string): Promise<void> {
  const { url, owner, agents } = stage()
  await ask({ url, cookie: agents[name].cookie }, 'PUT /api/me/presence', {
    body: { state: 'online' },
  })
  await ask({ url, cookie: owner.cookie }, 'PUT /api/conversations/:id/assignment', {
    params: { id },
    body: { assigneeId: agents[name].id },
  })
}
