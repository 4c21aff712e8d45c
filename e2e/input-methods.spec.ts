import { conversationOf, expect, test } from './journey.ts'
import { compose, composeInEach } from './people/compose.ts'
import { ask } from './product/ask.ts'
import { stage } from './stage.ts'

test('Chinese is composed in the customer’s field, and Enter sends only what is finished', async ({
  shop,
}) => {
  const customer = await shop()
  await customer.open()
  await compose(customer.field)
  await expect(customer.launcher).toHaveAttribute('aria-expanded', 'true')
  await expect(customer.thread.locator('.row')).toHaveCount(0)
  await customer.field.press('Enter')
  await expect(customer.line('你好')).toContainText('已发送')
  await expect(customer.field).toHaveValue('')
  await expect(customer.thread.locator('.row')).toHaveCount(1)
})

test('Chinese is composed in replies, notes and searches of a conversation', async ({
  shop,
  desk,
}) => {
  const customer = await shop()
  await customer.open()
  await customer.say('输入法试验，你好')
  const id = await conversationOf('输入法试验，你好')
  const agent = await desk('typing')
  await agent.openById(id)
  const { page } = agent

  await compose(agent.field)
  await expect(agent.page.locator('[data-unsent]')).toHaveCount(0)
  await agent.field.press('Enter')
  await expect(customer.line('你好').last()).toBeVisible()
  await agent.turn('内部备注')
  await compose(agent.field)
  await expect(agent.thread.getByText('你好', { exact: true })).toHaveCount(1)
  await agent.field.press('Enter')
  await expect(agent.thread.getByText('你好', { exact: true })).toHaveCount(2)

  await agent.header.getByRole('button', { name: '在会话中搜索' }).click()
  const search = page.getByRole('textbox', { name: '搜索这个会话' })
  await compose(search)
  await search.press('Enter')
  await expect(page.getByText(/^\d \/ \d$/)).toBeVisible()
  await search.press('Escape')

  await page.keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: '命令面板' })
  await compose(palette.getByRole('combobox'))
  await expect(palette.getByRole('option').first()).toContainText('你好')
  await page.keyboard.press('Escape')
  await agent.header.getByRole('button', { name: '分配' }).click()
  const picker = page.getByRole('dialog', { name: '分配给' })
  await compose(picker.getByRole('combobox'))
  await expect(picker.getByText('没有找到这位客服')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '表情' }).click()
  await compose(page.getByRole('dialog', { name: '表情' }).getByRole('searchbox'))
})

test('Chinese is composed in every field of a customer’s profile', async ({ shop, desk }) => {
  const customer = await shop()
  await customer.open()
  await customer.say('我叫什么名字')
  const agent = await desk('typing')
  await agent.openById(await conversationOf('我叫什么名字'))
  const { panel } = agent
  for (const name of ['手机', '邮箱', '客户备注', '姓名']) {
    await panel.getByText(name, { exact: true }).hover()
    await panel.getByRole('button', { name: `修改${name}` }).click()
    const field = panel.getByRole('textbox', { name })
    await compose(field)
    if (name === '姓名') await field.press('Enter')
    else await field.press('Escape')
    await expect(field).toBeHidden()
  }
  await expect(panel.getByRole('heading', { name: '你好' })).toBeVisible()
})

test('Chinese is composed in the fields of signing in and joining', async ({ visit }) => {
  const { url, owner } = stage()
  const page = await (await visit(url)).newPage()
  await page.goto('/desk/sign-in')
  await expect(page.getByLabel('邮箱')).toBeVisible()
  await composeInEach(page.locator('form'), 1)
  const { link } = await ask({ url, cookie: owner.cookie }, 'POST /api/agents', {
    body: { name: '寒露', email: 'hanlu@journeys.example', role: 'agent' },
  })
  await page.goto(link.url)
  await expect(page.getByLabel('你的姓名')).toHaveValue('寒露')
  await composeInEach(page.locator('form'), 1)
})

test('Chinese is composed in every field of the settings', async ({ desk }) => {
  const { page } = await desk('typing')
  const main = page.locator('#main')
  const dialog = page.getByRole('dialog')
  // One of each is the search over all settings.
  const pages = [
    { path: 'profile', fields: 3 },
    { path: 'agents', fields: 2, opener: '邀请客服', inDialog: 2 },
    { path: 'brands', fields: 1, opener: '新建品牌', inDialog: 1 },
    { path: 'lines', fields: 1, opener: '新建线路', inDialog: 1 },
    { path: 'business', fields: 2 },
  ]
  for (const { path, fields, opener, inDialog } of pages) {
    await page.goto(`/desk/settings/${path}`)
    await expect(main.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(main.locator('form, table, a[href*="/settings/lines/"]').first()).toBeVisible()
    await composeInEach(main, fields)
    if (opener === undefined) continue
    await main.getByRole('button', { name: opener }).click()
    await expect(dialog.getByRole('textbox').first()).toBeFocused()
    await composeInEach(dialog, inDialog)
  }
})

test('Chinese is composed in every field of a widget line', async ({ desk }) => {
  const { page } = await desk('typing')
  await page.goto('/desk/settings/lines')
  await page.getByRole('link', { name: /官网/ }).click()
  await expect(page.getByRole('heading', { name: '官网', level: 1 })).toBeVisible()
  // The search over all settings, the name, four texts in each language, one more site, and of ratings
  // two texts and eight tags in each language.
  await composeInEach(page.locator('#main'), 31)
  await expect(page.getByRole('region', { name: '有未保存的修改' })).toBeVisible()
})
