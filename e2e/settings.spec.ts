import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import { expectNoBarriers } from './people/barriers.ts'

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Fills the dialog that the button opens, and saves it. */
async function add(page: Page, button: string, name: string, more?: () => Promise<void>) {
  await page.getByRole('button', { name: button }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称').fill(name)
  await more?.()
  await dialog.getByRole('button', { name: button }).click()
  await expect(dialog).toBeHidden()
}

/** Chooses in a field of the dialog. */
async function pick(page: Page, field: RegExp, option: string) {
  await page.getByRole('dialog').getByRole('button', { name: field }).click()
  await page.getByRole('option', { name: option }).click()
}

test('a queue gets a team and a skill, a line feeds it, and it goes only when the line feeds another', async ({
  desk,
}) => {
  const { page } = await desk('settings')
  await page.goto('/desk/settings/teams')
  await add(page, '新建部门', '客户服务部')
  await add(page, '新建团队', '键盘组', () => pick(page, /部门$/, '客户服务部'))
  await add(page, '新建技能', '键盘维修')
  await expect(page.locator('#setting-team')).toContainText('客户服务部')

  const row = page.getByRole('row').filter({ hasText: '小雪' })
  await row.getByRole('button', { name: /^选择小雪的团队/ }).click()
  await page.getByRole('menuitemcheckbox', { name: '键盘组' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('已保存小雪的职责')).toBeVisible()
  await row.getByLabel('小雪最多同时接待几个会话').fill('7')
  await row.getByLabel('小雪最多同时接待几个会话').press('Enter')
  await page.reload()
  await expect(row.getByLabel('小雪最多同时接待几个会话')).toHaveValue('7')
  await expect(row).toContainText('键盘组')

  await page.goto('/desk/settings/queues')
  await add(page, '新建队列', '键盘售后', async () => {
    await pick(page, /团队$/, '键盘组')
    await pick(page, /技能$/, '键盘维修')
    await page.getByLabel('应答目标（秒）').fill('30')
  })
  const queues = page.getByRole('list', { name: '队列' })
  await expect(queues).toContainText('键盘组 · 键盘维修')
  await expect(queues).toContainText('30 秒内应答')
  const lineQueue = page.getByRole('button', { name: /的队列$/ }).first()
  const before = await lineQueue.innerText()
  await lineQueue.click()
  await page.getByRole('option', { name: '键盘售后' }).click()
  await expect(page.getByText(/的新会话进入「键盘售后」/)).toBeVisible()

  await queues.getByRole('button', { name: '键盘售后的操作' }).click()
  await page.getByRole('menuitem', { name: '归档' }).click()
  const dialog = page.getByRole('dialog', { name: /还有线路在用/ })
  await expect(dialog.getByRole('button', { name: /改到队列/ })).toContainText(before)
  await dialog.getByRole('button', { name: '改过去并归档' }).click()
  await expect(dialog).toBeHidden()
  await expect(queues).not.toContainText('键盘售后')
  await expect(lineQueue).toContainText(before)
  const toast = page.getByRole('alertdialog').filter({ hasText: '已归档「键盘售后」' })
  await toast.getByRole('button', { name: '撤销' }).click()
  await expect(queues).toContainText('键盘售后')

  // Something in use stays, and the page says by what.
  await page.goto('/desk/settings/teams')
  await page.getByRole('button', { name: '键盘组的操作' }).click()
  await page.getByRole('menuitem', { name: '归档' }).click()
  await expect(page.getByText(/「键盘组」还在使用中：键盘售后/)).toBeVisible()
})

test('opening hours are filled in, copied, refused where they overlap, saved and taken back', async ({
  desk,
}) => {
  const { page } = await desk('settings')
  await page.goto('/desk/settings/hours')
  await page.getByText('全天候营业', { exact: true }).click()
  const monday = page.getByLabel('周一开始')
  await monday.fill('9点')
  await monday.blur()
  await expect(monday).toHaveValue('09:00')
  await page.getByRole('button', { name: '给周一添加时段' }).click()
  await page.getByLabel('周一开始').nth(1).fill('17')
  await page.getByLabel('周一开始').nth(1).blur()
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('时段互相重叠了。')).toBeVisible()
  await page.getByLabel('周一开始').nth(1).fill('20')
  await page.getByLabel('周一开始').nth(1).blur()
  await page.getByRole('button', { name: '把周一复制到…' }).click()
  await page.getByRole('menuitem', { name: '每一天' }).click()
  await expect(page.getByLabel('周日开始')).toHaveCount(2)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('营业时间已保存')).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByText('已恢复原来的营业时间')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /全天候营业/ })).toBeChecked()
})

test('tags are added, ordered by key, put away and brought back; a colleague sees it at once', async ({
  desk,
  beside,
}) => {
  const agent = await desk('settings')
  const { page } = agent
  await page.goto('/desk/settings/tags')
  for (const name of ['加急', '退换货', '开票'])
    await add(page, '新建标签', name, () => page.getByRole('button', { name: '红' }).click())
  const other = await beside(agent)
  await other.page.goto('/desk/settings/tags')
  const names = (where: Page) =>
    where.locator('#main').getByRole('listitem').locator('button:not([aria-label])')
  await expect(names(other.page).last()).toHaveText('开票')

  const grip = page.getByRole('button', { name: /^移动「开票」/ })
  await grip.focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(names(page).last()).toHaveText('退换货')
  await expect(grip).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(names(page).nth(-2)).toHaveText('加急')
  await expect(names(other.page).last()).toHaveText('退换货')

  await page.getByRole('button', { name: '加急的操作' }).click()
  await page.getByRole('menuitem', { name: '归档' }).click()
  await expect(page.getByText('已归档「加急」')).toBeVisible()
  await expect(other.page.getByRole('button', { name: '已归档（1）' })).toBeVisible()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('list', { name: '标签' })).toContainText('加急')
})

test('a setting is found by Chinese, pinyin, its initials and English, and has the focus', async ({
  desk,
}) => {
  const { page } = await desk('settings')
  await page.goto('/desk/settings/profile')
  const search = page.locator('#main input[type=search]')
  const found = page.getByRole('listbox', { name: '搜索设置' }).getByRole('option')
  for (const typed of ['标签', 'biaoqian', 'bq', 'tags']) {
    await search.fill(typed)
    await expect(found.first()).toHaveText('标签')
  }
  await search.fill('shiqu')
  await expect(found.first()).toContainText('时区')
  await search.press('Enter')
  await expect(page).toHaveURL(/settings\/hours#setting-zone$/)
  await expect(page.getByRole('combobox', { name: '时区' })).toBeFocused()
})

test('the lists have no barriers on a phone, and agents do not see them', async ({ desk }) => {
  const { page } = await desk('settings', phone)
  const pages = ['teams', 'queues', 'breaks', 'hours', 'tags', 'wrap-up', 'stickers', 'outlets']
  for (const path of [...pages, 'panels', 'business']) {
    await page.goto(`/desk/settings/${path}`)
    await expect(page.locator('#main h2, #main form').first()).toBeVisible()
    await expectNoBarriers(page, path)
    const isWide = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    )
    expect(isWide, `${path} is wider than a phone`).toBe(false)
  }
  const agent = await desk('settingsAgent')
  await agent.page.goto('/desk/settings/tags')
  await expect(agent.page.getByText('这里由管理员管理')).toBeVisible()
  await expect(agent.page.getByRole('link', { name: '标签' })).toHaveCount(0)
})
