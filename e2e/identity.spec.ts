import type { Page } from '@playwright/test'
import { journeys } from '../demo/journeys.ts'
import { conversationOf, expect, test } from './journey.ts'

const { name, asks } = journeys.customer

test('signing in at the shop brings her history, signing out takes it away', async ({
  shop,
  desk,
}) => {
  const customer = await shop()
  const { page, thread, line } = customer
  await customer.open()
  await customer.say('还没登录的时候问一句：有现货吗')
  await expect(line('有现货吗')).toContainText('已发送')
  await expect(line(asks)).toHaveCount(0)
  const id = await conversationOf('还没登录的时候问一句：有现货吗')
  const agent = await desk('identity')
  await agent.openById(id)
  await expect(agent.panel).toContainText('身份未确认')

  await page.locator('#sign-in').click()
  await expect(page.locator('#signed-in')).toContainText(name)
  await customer.open()
  await expect(line(asks)).toBeVisible()
  await expect(line('有现货吗')).toHaveCount(1)
  await expect(agent.thread.getByText(`客户身份已确认：${name}`)).toBeVisible()
  await expect(agent.panel.getByRole('heading', { name })).toBeVisible()
  await expect(agent.panel).toContainText('身份已确认')
  await expect(agent.panel).toContainText('199****6621')
  await expect(agent.panel.getByText('黑金', { exact: true })).toBeVisible()
  await agent.reply('有的，今天能发。')
  await expect(line('有的，今天能发。')).toBeVisible()

  await page.locator('#sign-out').click()
  await customer.open()
  await expect(customer.chat.getByText('请告诉我们您遇到的问题')).toBeVisible()
  await expect(thread.locator('.row')).toHaveCount(0)
  await page.reload()
  await customer.open()
  await expect(thread.locator('.row')).toHaveCount(0)

  await page.locator('#sign-in').click()
  await customer.open()
  await expect(line('有的，今天能发。')).toBeVisible()
  await expect(line(asks)).toBeVisible()
})

test('another browser in which nobody has signed in sees nothing of her', async ({ shop }) => {
  const hers = await shop()
  await hers.page.locator('#sign-in').click()
  await hers.open()
  await expect(hers.line(asks)).toBeVisible()

  const stranger = await shop()
  await stranger.open()
  await stranger.say('我是谁')
  await expect(stranger.line('我是谁')).toContainText('已发送')
  await stranger.page.reload()
  await stranger.open()
  await expect(stranger.line('我是谁')).toBeVisible()
  expect(await stranger.lines()).toEqual(['我是谁'])
  expect(stranger.heard.join('\n')).not.toContain(asks)
})

test('a forged or expired identity changes nothing', async ({ shop }) => {
  const customer = await shop()
  await customer.open()
  await customer.say('我自己的话')
  await expect(customer.line('我自己的话')).toContainText('已发送')
  const token = forgedToken({ sub: 'member-16621', name })
  expect(await refusalOf(customer.page, { token })).toBe('identity_token_invalid')
  expect(await customer.lines()).toEqual(['我自己的话'])
  await customer.say('还是我')
  await expect(customer.line('还是我')).toContainText('已发送')
  // The token itself where `{ token }` belongs.
  expect(await refusalOf(customer.page, token)).toBe('identity_token_invalid')
})

test('what she typed, chose and saw is gone when the page names somebody else', async ({
  shop,
}) => {
  const customer = await shop()
  const { page, chat, field, line } = customer
  await page.locator('#sign-in').click()
  await customer.open()
  await expect(line(asks)).toBeVisible()
  await field.fill('这句只打了一半')
  await chat
    .getByLabel('发送文件')
    .setInputFiles({ name: '发票.txt', mimeType: 'text/plain', buffer: Buffer.from('1') })
  await expect(chat.getByText('发票.txt')).toBeVisible()

  const token = forgedToken({ sub: 'somebody-else' })
  expect(await refusalOf(page, { token })).toBe('identity_token_invalid')
  await expect(field).toBeHidden()
  await customer.open()
  await expect(field).toHaveValue('')
  await expect(chat.getByText('发票.txt')).toBeHidden()
  await expect(customer.thread.locator('.row')).toHaveCount(0)
})

test('signing out does not wait for a server that could not be asked who she is', async ({
  shop,
}) => {
  const customer = await shop()
  const { page, thread, line } = customer
  await customer.open()
  await customer.say('我先随便问问')
  await expect(line('我先随便问问')).toContainText('已发送')
  await page.context().route(/\/sessions$/, (route) => route.abort('connectionfailed'))
  const asked = page.waitForEvent('requestfailed')
  await page.locator('#sign-in').click()
  await asked
  await page.locator('#sign-out').click()
  await customer.open()
  await expect(customer.chat.getByText('请告诉我们您遇到的问题')).toBeVisible()
  await expect(thread.locator('.row')).toHaveCount(0)
})

function forgedToken(claims: object): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${encode({ alg: 'none' })}.${encode(claims)}.`
}

/** Calls `identify` as the shop's page does, and answers the code of the error it is told. */
function refusalOf(page: Page, detail: unknown): Promise<string> {
  return page.evaluate(
    (detail) =>
      new Promise<string>((resolve) => {
        const widget = (window as unknown as { Yingsheng: (...said: unknown[]) => void }).Yingsheng
        widget('on', 'error', (problem: { code: string }) => resolve(problem.code))
        widget('identify', detail)
      }),
    detail,
  )
}
