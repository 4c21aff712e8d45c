import { journeys } from '../demo/journeys.ts'
import { conversationOf, conversationWith, expect, test } from './journey.ts'
import { agentAt } from './people/agent.ts'
import { password } from './people/cast.ts'
import { customerAt } from './people/customer.ts'
import { query } from './product/query.ts'
import { servePage } from './product/serve-page.ts'
import { stage } from './stage.ts'

test('a colleague is invited, joins, is promoted, deactivated within five seconds, and comes back', async ({
  desk,
  visit,
  shop,
}) => {
  const { page } = await desk('administration')
  await page.goto('/desk/settings/agents')
  await page.getByRole('button', { name: '邀请客服' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('姓名').fill('霜降')
  await dialog.getByLabel('邮箱').fill('shuangjiang@journeys.example')
  await dialog.getByRole('button', { name: '生成邀请链接' }).click()
  const link = await dialog.locator('code').innerText()
  await dialog.getByRole('button', { name: '完成' }).click()
  const row = page.getByRole('row').filter({ hasText: '霜降' })
  await expect(row).toContainText('待加入')

  const colleague = agentAt(await (await visit(stage().url)).newPage())
  await colleague.page.goto(link)
  await colleague.page.getByLabel('密码', { exact: true }).fill(password)
  await colleague.page.getByRole('button', { name: '设置密码并加入' }).click()
  await expect(colleague.page.getByRole('heading', { name: /^我的待办/ })).toBeVisible()
  await expect(row).toContainText('在用')
  const customer = await shop()
  await customer.open()
  await customer.say('停用之前的会话')
  const id = await conversationOf('停用之前的会话')
  await colleague.openById(id)
  await colleague.reply('我来处理。')

  const choose = async (item: string) => {
    await row.getByRole('button', { name: '霜降的操作' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await choose('修改角色')
  await dialog.getByText('主管', { exact: true }).click()
  await expect(dialog.getByRole('radio', { name: /^主管/ })).toBeChecked()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(row).toContainText('主管')

  await choose('停用')
  await expect(colleague.page).toHaveURL(/\/desk\/sign-in\?.*because=session_over/, {
    timeout: 5_000,
  })
  await expect(colleague.page.getByText('登录已失效，请重新登录。')).toBeVisible()
  await page.getByRole('radio', { name: /^已停用/ }).check({ force: true })
  await choose('重新启用')
  await page.getByRole('radio', { name: /^当前/ }).check({ force: true })
  await choose('生成重设密码链接')
  await colleague.page.goto(await dialog.locator('code').innerText())
  await colleague.page.getByLabel('新密码').fill('er zhi xiao huang ya')
  await colleague.page.getByRole('button', { name: '保存并登录' }).click()
  await expect(colleague.page.getByRole('heading', { name: /^我的待办/ })).toBeVisible()
  await colleague.openById(id)
  await expect(colleague.thread.getByText(/已停用，会话回到排队/)).toBeVisible()
  // The link works once.
  await colleague.page.goto('about:blank')
  await colleague.page.goto(link)
  await expect(colleague.page.getByRole('heading', { name: '链接已失效' })).toBeVisible()
})

test('a brand gets a line, its look is seen before and after saving, and strangers’ pages stay out', async ({
  desk,
  visit,
}) => {
  const { page } = await desk('administration')
  await page.goto('/desk/settings/brands')
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: '新建品牌' }).click()
  await dialog.getByLabel('名称').fill('青柠家居')
  await dialog.getByRole('button', { name: '新建品牌' }).click()
  await expect(page.getByRole('row').filter({ hasText: '青柠家居' })).toBeVisible()
  await page.goto('/desk/settings/lines')
  await page.getByRole('button', { name: '新建线路' }).click()
  await dialog.getByLabel('线路名称').fill('家居站')
  await dialog.getByRole('button', { name: /^品牌|青柠/ }).click()
  await page.getByRole('option', { name: '青柠家居' }).click()
  await dialog.getByRole('button', { name: '新建线路' }).click()
  await expect(page.getByRole('heading', { name: '家居站', level: 1 })).toBeVisible()

  const lineId = page.url().split('/').at(-1)!
  const [home, foreign] = [
    await servePage(stage().url, lineId),
    await servePage(stage().url, lineId),
  ]
  await page.getByRole('button', { name: '湖蓝' }).click()
  await page.getByLabel('问候语').first().fill('家里缺点什么？')
  await page.getByLabel('添加网站').fill(home.url)
  await page.getByRole('button', { name: '添加', exact: true }).click()
  await expect(page.getByText(home.host)).toBeVisible()
  const preview = page.getByRole('img', { name: /^挂件预览/ })
  const still = preview.locator('iframe').contentFrame()
  await expect(still.getByText('家里缺点什么？')).toBeVisible()
  await expect(still.locator('header')).toHaveCSS('background-image', /rgb\(28, 91, 184\)/)
  await page
    .getByRole('region', { name: '有未保存的修改' })
    .getByRole('button', { name: '保存' })
    .click()
  await expect(page.getByText('已保存，网页上的挂件会在刷新后更新')).toBeVisible()

  const customer = customerAt(await (await visit(home.url)).newPage())
  await customer.page.goto('/')
  await expect(customer.launcher).toHaveCSS('background-color', 'rgb(28, 91, 184)')
  await customer.launcher.click()
  await expect(customer.chat.getByRole('heading', { name: '家里缺点什么？' })).toBeVisible()
  await customer.open()
  await customer.say('别家网页上也能聊')
  await expect(customer.line('别家网页上也能聊')).toContainText('已发送')
  await customer.page.reload()
  await customer.open()
  await expect(customer.line('别家网页上也能聊')).toHaveCount(1)

  const elsewhere = await visit(foreign.url, { excused: /frame-ancestors|Access-Control|CORS/ })
  const stranger = await elsewhere.newPage()
  const refused = stranger.waitForEvent('console', (said) => /frame-ancestors/.test(said.text()))
  await stranger.goto('/')
  await stranger.evaluate(() => {
    ;(window as unknown as { Yingsheng?: (said: string) => void }).Yingsheng?.('open')
  })
  await refused
  await expect(stranger.frameLocator('yingsheng-chat iframe').getByRole('button')).toHaveCount(0)
  await home.close()
  await foreign.close()
})

test('a phone number is masked, shown on demand, and each look at it is written down', async ({
  desk,
}) => {
  const { panel, page, openById } = await desk('administration')
  await openById(await conversationWith(journeys.draft.customer))
  await expect(panel.getByText('199****5530')).toBeVisible()
  expect(await page.content()).not.toContain('19900015530')
  await panel.getByRole('button', { name: '查看完整手机，会留下记录' }).click()
  await expect(panel.getByText('19900015530')).toBeVisible()
  await panel.getByRole('button', { name: '隐藏' }).click()
  await expect(panel.getByText('199****5530')).toBeVisible()

  const { dataDir, agents } = stage()
  const findLooks = () =>
    query<{ detail: { detail: string } }>(
      dataDir,
      `select detail from audit_entries where action = 'customer.detail-revealed' and actor->>'id' = $1`,
      [agents.administration.id],
    )
  await expect.poll(async () => (await findLooks()).length).toBe(1)
})

test('who edits a profile that was edited meanwhile is told, and decides', async ({
  shop,
  desk,
}) => {
  const customer = await shop()
  await customer.open()
  await customer.say('两个人改我的名字')
  const id = await conversationOf('两个人改我的名字')
  const [one, other] = [await desk('administration'), await desk('administration')]
  for (const { panel, openById } of [one, other]) {
    await openById(id)
    await panel.getByText('姓名', { exact: true }).hover()
    await panel.getByRole('button', { name: '修改姓名' }).click()
  }
  await other.panel.getByRole('textbox', { name: '姓名' }).fill('王小二')
  await other.panel.getByRole('button', { name: '保存' }).click()
  await expect(other.panel.getByRole('heading', { name: '王小二' })).toBeVisible()
  await expect(one.panel.getByRole('heading', { name: '王小二' })).toBeVisible()
  const field = one.panel.getByRole('textbox', { name: '姓名' })
  await field.fill('王二小')
  await one.panel.getByRole('button', { name: '保存' }).click()
  await expect(one.panel.getByRole('alert')).toContainText('刚刚被改成了“王小二”')
  await expect(field).toHaveValue('王二小')
  await one.panel.getByRole('button', { name: '保存' }).click()
  await expect(one.panel.getByRole('heading', { name: '王二小' })).toBeVisible()
  await expect(other.panel.getByRole('heading', { name: '王二小' })).toBeVisible()
})

test('language, theme and density change at once and stay', async ({ desk }) => {
  const { page, rows, look } = await desk('administration', { colorScheme: 'light' })
  await page.goto('/desk/settings/profile')
  const html = page.locator('html')
  await page.evaluate(() => ((window as unknown as { isSame: boolean }).isSame = true))
  await page.getByRole('radio', { name: 'English' }).check({ force: true })
  await expect(page.getByRole('heading', { name: 'My profile' })).toBeVisible()
  await expect(html).toHaveAttribute('lang', 'en')
  await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('radio', { name: 'Compact' }).check({ force: true })
  await expect(html).toHaveAttribute('data-density', 'compact')
  expect(await page.evaluate(() => (window as unknown as { isSame?: boolean }).isSame)).toBe(true)

  await look('unassigned')
  await expect(page.getByRole('heading', { name: /^Unassigned/ })).toBeVisible()
  await expect(html).toHaveAttribute('data-theme', 'dark')
  await expect(rows.first()).toHaveCSS('height', '48px')
  // Another browser of the same agent looks the same.
  const again = await desk('administration')
  await expect(again.page.getByRole('heading', { name: /^Unassigned/ })).toBeVisible()
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'dark')
})
