import type { Page } from '@playwright/test'
import { conversationOf, expect, test } from './journey.ts'
import type { Agent } from './people/agent.ts'
import { expectNoBarriers } from './people/barriers.ts'
import type { Customer } from './people/customer.ts'

test('a customer rates, changes his mind, and the agent sees both at once', async ({
  shop,
  desk,
}) => {
  const customer = await shop()
  const ana = await desk('rated')
  await settle(customer, ana, `充电宝充不进电 ${Date.now()}`)

  const { chat } = customer
  const form = chat.locator('form.rating')
  await expect(form).toContainText('这次服务您满意吗？')
  // Nothing more is asked before there is a score; arrows move among the stars.
  await expect(chat.getByRole('button', { name: '提交评价' })).toBeHidden()
  await chat.getByRole('radio', { name: '一般' }).focus()
  await customer.page.keyboard.press('Space')
  await customer.page.keyboard.press('ArrowRight')
  await expect(chat.getByRole('radio', { name: '满意', exact: true })).toBeChecked()
  await form.getByText('回复很快').click()
  await form.getByText('解决了', { exact: true }).click()
  await form.getByRole('textbox').fill('大寒很耐心')
  await expectNoBarriers(customer.page, 'a rating being given')
  await chat.getByRole('button', { name: '提交评价' }).click()
  await expect(chat.getByRole('region', { name: '您的评价' })).toContainText('满意')

  const rated = ana.thread.getByRole('region', { name: '客户评价了这次服务' })
  await expect(rated).toContainText('回复很快')
  await expect(rated).toContainText('大寒很耐心')
  await expect(rated).toContainText('问题已解决')
  await expect(ana.header).toContainText('评分 4，满分 5')
  await expectNoBarriers(ana.page, 'a rated conversation')

  await chat.getByRole('button', { name: '修改评价' }).click()
  await form.getByTitle('不满意', { exact: true }).click()
  await form.getByText('没解决', { exact: true }).click()
  await chat.getByRole('button', { name: '保存修改' }).click()
  await expect(ana.thread.getByRole('region', { name: '客户修改了评价' })).toContainText(
    '最初的评价：满意',
  )
  await expect(ana.header).toContainText('评分 2，满分 5')
  await ana.look('resolved')
  await expect(ana.rows.first()).toContainText('评分 2，满分 5')

  // Not solved: his next line opens the conversation again, and nothing is asked meanwhile.
  await chat.getByRole('button', { name: '继续咨询' }).click()
  await expect(customer.field).toBeFocused()
  await customer.say('还是充不进')
  await expect(customer.thread).toContainText('会话已继续')
  await expect(chat.getByRole('region', { name: '您的评价' })).toBeHidden()
})

test('who will not rate is asked once, and finds the way back, on a phone', async ({
  shop,
  desk,
}) => {
  const customer = await shop({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  const ana = await desk('rated')
  await settle(customer, ana, `发票抬头写错了 ${Date.now()}`)
  const { chat, page } = customer
  await expect(chat.locator('form.rating')).toBeVisible()
  await expectNoOverflow(page)
  await expectNoBarriers(page, 'the question, on a phone, in the dark')
  await chat.getByRole('button', { name: '暂不评价' }).click()
  const back = chat.getByRole('button', { name: '评价本次服务' })
  await expect(back).toBeVisible()

  await page.reload()
  await customer.open()
  await expect(back).toBeVisible()
  await expect(chat.locator('form.rating')).toBeHidden()
  await back.click()
  await chat.getByTitle('很满意').click()
  await chat.getByRole('button', { name: '提交评价' }).click()
  await expect(chat.getByRole('region', { name: '您的评价' })).toContainText('很满意')
  // Whoever hears it is where the answer is.
  await expect(chat.locator('.rating.given:focus')).toBeVisible()
  await expectNoBarriers(page, 'an answer, on a phone, in the dark')
  await page.reload()
  await customer.open()
  await expect(chat.getByRole('region', { name: '您的评价' })).toContainText('很满意')
})

test('the words of a rating are the line’s own, and are seen before they are saved', async ({
  desk,
}) => {
  const { page } = await desk('rated')
  await page.goto('/desk/settings/lines')
  await page.getByRole('button', { name: '新建线路' }).click()
  await page.getByRole('textbox', { name: '线路名称' }).fill(`评价 ${Date.now()}`)
  await page.getByRole('dialog').getByRole('button', { name: '新建线路' }).click()
  await expect(page.getByRole('heading', { name: /^评价 \d/, level: 1 })).toBeVisible()
  await page.getByLabel('问题', { exact: true }).first().fill('小店这次做得怎么样？')
  await page.getByText('评价', { exact: true }).first().click()
  const shown = page.frameLocator('iframe[src*="widget-preview"]')
  await expect(shown.getByText('小店这次做得怎么样？').first()).toBeVisible()
  await expectNoBarriers(page, 'the settings of ratings')

  const tag = page.getByLabel('第 1 个标签 · English').first()
  await tag.fill('')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(tag).toBeFocused()
  await tag.fill('Too slow')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已保存', { exact: false }).first()).toBeVisible()
})

async function settle(customer: Customer, agent: Agent, question: string): Promise<void> {
  await customer.open()
  await customer.say(question)
  await agent.openById(await conversationOf(question))
  await agent.reply('已经为您处理好了')
  await agent.page.getByRole('button', { name: /^完成/ }).click()
}

async function expectNoOverflow(page: Page): Promise<void> {
  const frame = page.frames().find((each) => each.url().includes('/widget/'))!
  const room = await frame.evaluate(() => [document.body.scrollWidth, innerWidth])
  expect(room[0]).toBeLessThanOrEqual(room[1]!)
}
