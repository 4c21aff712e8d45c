import { journeys } from '../demo/journeys.ts'
import { conversationOf, expect, test } from './journey.ts'
import type { Agent } from './people/agent.ts'
import { lengthen } from './product/lengthen.ts'
import { stage } from './stage.ts'

test('a draft survives a reload and is there on another device', async ({ shop, desk }) => {
  const customer = await shop()
  await customer.open()
  await customer.say('草稿试验')
  const id = await conversationOf('草稿试验')
  const agent = await desk('reading')
  await agent.openById(id, 'unassigned')
  const saved = agent.page.waitForResponse((answer) => answer.url().endsWith('/draft'))
  await agent.field.fill('写到一半的回复')
  await saved
  await agent.page.reload()
  await expect(agent.field).toHaveValue('写到一半的回复')

  const elsewhere = await desk('reading')
  await elsewhere.look('unassigned')
  await elsewhere.reveal('写到一半的回复')
  await expect(elsewhere.row('写到一半的回复')).toContainText('草稿')
  await elsewhere.openById(id, 'unassigned')
  await expect(elsewhere.field).toHaveValue('写到一半的回复')
  await elsewhere.field.press('Enter')
  await expect(customer.line('写到一半的回复')).toBeVisible()
  await agent.page.reload()
  await expect(agent.line('写到一半的回复')).toBeVisible()
  await expect(agent.field).toHaveValue('')
})

test('unread lines are counted on the row, the rail and the tab, and can be marked unread again', async ({
  shop,
  desk,
}) => {
  const customer = await shop()
  await customer.open()
  await customer.say('未读试验')
  const agent = await desk('reading')
  const { page, row, open, header } = agent
  await open('未读试验')
  await header.getByRole('button', { name: '认领' }).click()
  await expect(agent.toast('已认领，由你负责')).toBeVisible()
  await agent.look('mine')
  await expect(row('未读试验')).toBeVisible()
  await expect(row('未读试验')).not.toContainText('条未读')

  await customer.say('未读的第一句')
  await customer.say('未读的第二句')
  await expect(row('未读的第二句')).toContainText('2 条未读')
  await expect(page).toHaveTitle(/^\(1\) .*应声$/)
  await open('未读的第二句')
  await expect(row('未读的第二句')).not.toContainText('条未读')
  await expect(page).toHaveTitle(/^[^(].*应声$/)

  await agent.thread.focus()
  await page.keyboard.press('u')
  await expect(row('未读的第二句')).toContainText('1 条未读')
  await expect(agent.toast('已标为未读')).toBeVisible()
  // A reload where it is open would read it again.
  await agent.look('mine')
  await expect(row('未读的第二句')).toContainText('1 条未读')
})

test('a word said days ago is found, and the palette leads to its line', async ({ desk }) => {
  const { page, thread, line } = await desk('reading')
  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: '命令面板' })
  await palette.getByRole('combobox').fill('去年发的保温杯')
  const hit = palette.getByRole('option').filter({ hasText: journeys.longConversation.customer })
  await expect(hit.first()).toContainText('保温杯')
  await hit.first().click()
  await expect(palette).toBeHidden()
  await expect(line('去年发的保温杯')).toBeInViewport()
  await expect(page).toHaveURL(/at=\d+/)
  await expect(thread.getByText(journeys.longConversation.firstLine)).toBeVisible()
})

test('a conversation that was pointed at opens from memory, with the network away', async ({
  desk,
}) => {
  const agent = await desk('reading')
  const { page, rows, thread } = agent
  // The first ones are read ahead in any case.
  const row = rows.nth(4)
  const id = (await row.getAttribute('data-conversation'))!
  const read = page.waitForResponse((answer) => answer.url().includes(id) && answer.ok())
  await row.hover()
  await read
  await page.context().setOffline(true)
  await row.click()
  await expect(thread.locator('p[dir=auto]').first()).toBeVisible()
  await expect(page.locator('[aria-busy]')).toHaveCount(0)
})

test('ten thousand lines scroll, and what comes above moves nothing', async ({ shop, desk }) => {
  const customer = await shop()
  await customer.open()
  await customer.say('一万句的开头')
  const id = await conversationOf('一万句的开头')
  const first = await desk('reading')
  await first.openById(id)
  await first.reply('好的')
  await expect(customer.line('好的')).toBeVisible()
  await first.page.close()
  await customer.page.close()
  await lengthen(stage().dataDir, id, 10_000)

  const agent = await desk('reading')
  await agent.openById(id, 'mine')
  await expect(agent.line('第 10000 句')).toBeInViewport()
  // Only what is near the screen is drawn.
  expect(await agent.thread.locator('[data-index]').count()).toBeLessThan(80)
  for (let pages = 0; pages < 3; pages++) await expectSteadyPrepend(agent)
  await agent.page.getByRole('button', { name: '回到最新' }).click()
  await expect(agent.line('第 10000 句')).toBeInViewport()
})

/** Scrolls up until earlier lines are fetched, holds them back, and sees that their arrival moves nothing. */
async function expectSteadyPrepend({ page, thread }: Agent): Promise<void> {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/timeline?*', async (route) => {
    await held
    await route.continue()
  })
  const asked = page.waitForRequest('**/timeline?*')
  await thread.evaluate((area) => (area.scrollTop = 400))
  await asked
  const before = await readPlaces(thread)
  const answered = page.waitForResponse('**/timeline?*')
  release()
  await answered
  await expect.poll(async () => (await readPlaces(thread)).height).toBeGreaterThan(before.height)
  const after = await readPlaces(thread)
  const common = Object.keys(before.tops).filter((key) => key in after.tops)
  expect(common.length).toBeGreaterThan(2)
  for (const key of common)
    expect(Math.abs(after.tops[key]! - before.tops[key]!), key).toBeLessThanOrEqual(2)
  await page.unroute('**/timeline?*')
}

/** Where each line on the screen stands, once nothing moves any more. */
function readPlaces(thread: Agent['thread']) {
  return thread.evaluate(async (area) => {
    const read = () => {
      const { top, bottom } = area.getBoundingClientRect()
      const lines = [...area.querySelectorAll('p[dir=auto]')].map((line) => {
        const box = line.getBoundingClientRect()
        return { key: line.textContent, top: box.top, isSeen: box.top > top && box.bottom < bottom }
      })
      const seen = lines.filter(({ isSeen }) => isSeen)
      return {
        height: area.scrollHeight,
        tops: Object.fromEntries(seen.map(({ key, top }) => [key, top])),
      }
    }
    for (let before = ''; ;) {
      await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
      const now = read()
      if (JSON.stringify(now) === before) return now
      before = JSON.stringify(now)
    }
  })
}
