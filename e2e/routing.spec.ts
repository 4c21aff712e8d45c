import type { BrowserContextOptions } from '@playwright/test'
import { expect, signIn, test as base } from './journey.ts'
import { type Agent, agentAt } from './people/agent.ts'
import { type Customer, customerAt } from './people/customer.ts'
import { ask } from './product/ask.ts'
import { openOwnShop, type OwnShop } from './product/own-shop.ts'
import type { SignedIn } from './stage.ts'

let own: OwnShop
base.beforeAll(async () => {
  base.setTimeout(180_000)
  own = await openOwnShop()
})
base.afterAll(() => own.close())

const test = base.extend<{
  come: (options?: BrowserContextOptions) => Promise<Customer>
  sit: (who: SignedIn, options?: BrowserContextOptions) => Promise<Agent>
}>({
  come: async ({ visit }, use) => {
    await use(async (options) => {
      const customer = customerAt(await (await visit(own.page, options)).newPage())
      await customer.page.goto('/')
      await customer.open()
      return customer
    })
  },
  sit: async ({ visit }, use) => {
    await use(async (who, options) => {
      const context = await visit(own.url, options)
      await signIn(context, own.url, who)
      const agent = agentAt(await context.newPage())
      await agent.look('mine')
      return agent
    })
  },
})

/** Chooses a state in the menu of the account. */
async function be({ page }: Agent, state: string): Promise<void> {
  await page.getByRole('button', { name: /的菜单/ }).click()
  await page.getByRole('menuitemradio', { name: state, exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: `的菜单（${state}）` })).toBeVisible()
}

test('who comes waits in turn, is given to who is there, and to another when that one leaves', async ({
  come,
  sit,
}) => {
  const first = await come()
  await expect(first.chat.getByText('客服暂时都不在线。请留言，我们会尽快回复您。')).toBeVisible()
  await first.say('键盘连不上蓝牙')
  await expect(first.chat.getByText('您的留言已收到，我们会尽快回复')).toBeVisible()
  const second = await come({ viewport: { width: 390, height: 844 } })
  await second.say('发票抬头写错了')

  const ana = await own.hire('安安')
  const { duties } = await ask({ url: own.url, cookie: own.owner.cookie }, 'GET /api/duties')
  const { sequence } = duties.find(({ agentId }) => agentId === ana.id)!
  await ask({ url: own.url, cookie: own.owner.cookie }, 'PUT /api/agents/:id/duties', {
    params: { id: ana.id },
    body: { baseSequence: sequence, teamIds: [], skillIds: [], capacity: 1 },
  })
  const anaDesk = await sit(ana)
  await expect(anaDesk.row('键盘连不上蓝牙')).toBeVisible()
  await expect(first.thread.getByText('安安 已接入')).toBeVisible()
  await expect(second.chat.getByText('马上为您接入')).toBeVisible({ timeout: 20_000 })

  await anaDesk.open('键盘连不上蓝牙')
  await expect(anaDesk.thread.getByText('由“综合”队列分配给你')).toBeVisible()
  await be(anaDesk, '小休 · 用餐')
  await expect(anaDesk.thread.getByText('你不在，客户在等回复，会话回到排队')).toBeVisible()

  const ben = await sit(await own.hire('本本'))
  await expect(ben.row('键盘连不上蓝牙')).toBeVisible()
  await expect(ben.row('发票抬头写错了')).toBeVisible()
  await expect(first.thread.getByText('本本 已接入')).toBeVisible()
  await ben.open('发票抬头写错了')
  await ben.reply('您好，这就为您改')
  await expect(second.line('您好，这就为您改')).toBeVisible()
})

test('an agent tags a conversation, says how urgent it is and passes it into a queue', async ({
  come,
  sit,
}) => {
  const who = { url: own.url, cookie: own.owner.cookie }
  await ask(who, 'POST /api/catalogue', {
    body: {
      fields: {
        kind: 'queue',
        name: '维修',
        teamId: null,
        skillId: null,
        priority: 0,
        assignment: 'manual',
        targetSeconds: 60,
      },
    },
  })
  await ask(who, 'POST /api/catalogue', {
    body: { fields: { kind: 'tag', name: '保修内', tint: 'teal' } },
  })
  const customer = await come()
  await customer.say('耳机左边没有声音')
  const agent = await sit(await own.hire('晶晶', 'supervisor'), {
    viewport: { width: 390, height: 844 },
  })
  await agent.look('all')
  const row = agent.row('耳机左边没有声音')
  await row.click()
  await expect(agent.thread).toBeVisible()
  await agent.page.getByRole('button', { name: '更多操作' }).click()
  await agent.page.getByRole('menuitemradio', { name: '紧急' }).click()
  await expect(agent.thread.getByText('你把优先级设为“紧急”')).toBeVisible()

  await agent.page.getByRole('button', { name: '修改标签' }).click()
  await agent.page.getByRole('menuitemcheckbox', { name: '保修内' }).click()
  await agent.page.keyboard.press('Escape')
  await expect(agent.thread.getByText('你贴上标签“保修内”')).toBeVisible()
  await expect(agent.header.getByText('保修内')).toBeVisible()

  await agent.page.getByRole('button', { name: '更多操作' }).click()
  await agent.page.getByRole('menuitem', { name: /^分配/ }).click()
  await agent.page.getByRole('combobox').or(agent.page.getByRole('searchbox')).last().fill('维修')
  await agent.page.getByRole('option', { name: '维修' }).click()
  await expect(agent.thread.getByText('你把会话放回“维修”排队')).toBeVisible()
  await agent.look('unassigned')
  await expect(row).toContainText('维修')
  await expect(row.getByRole('img', { name: '紧急' })).toBeVisible()
})
