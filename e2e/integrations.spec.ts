import { Webhook } from 'standardwebhooks'
import { expect, test } from './journey.ts'
import { receive } from './product/receive.ts'
import { stage } from './stage.ts'

test('an administrator makes an API key, a program uses it, and it ends when it is revoked', async ({
  desk,
}) => {
  const { page } = await desk('integrations')
  await page.goto('/desk/settings/keys')
  await page.locator('header').getByRole('button', { name: '新建密钥' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '新建密钥' }).click()
  await expect(dialog.getByText('请填写名称。')).toBeVisible()
  await expect(dialog.getByText('请至少选择一项权限。')).toBeVisible()
  await dialog.getByLabel('名称').fill('订单系统')
  await dialog.getByText('查看会话', { exact: true }).click()
  await dialog.getByText('90 天').click()
  await dialog.getByRole('button', { name: '新建密钥' }).click()
  const secret = await dialog.getByRole('group', { name: '密钥' }).locator('code').innerText()
  expect(secret).toMatch(/^ys_[\w-]{43}$/)
  await dialog.getByRole('button', { name: '我已保存' }).click()

  const row = page.getByRole('row').filter({ hasText: '订单系统' })
  await expect(row).toContainText('查看会话')
  await expect(row).toContainText('从未使用')
  await expect(page.getByText(secret)).toHaveCount(0)
  const ask = (path: string) =>
    fetch(`${stage().url}${path}`, { headers: { authorization: `Bearer ${secret}` } })
  const { conversations } = await (await ask('/api/conversations?view=all')).json()
  expect(conversations.length).toBeGreaterThan(0)
  expect((await ask('/api/business')).status).toBe(403)

  await row.getByRole('button', { name: '撤销密钥“订单系统”' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '撤销' }).click()
  await expect(row).toHaveCount(0)
  expect((await ask('/api/conversations?view=all')).status).toBe(401)
})

test('an administrator adds a webhook, tests it, sees what was delivered, sends it again and removes it', async ({
  desk,
  shop,
}) => {
  const receiver = await receive()
  const { page } = await desk('integrations')
  await page.goto('/desk/settings/webhooks')
  await page.locator('header').getByRole('button', { name: '添加 Webhook' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('接收地址').fill('http://169.254.169.254/latest')
  await dialog.getByText('新消息', { exact: true }).click()
  await dialog.getByRole('button', { name: '添加 Webhook' }).click()
  await expect(dialog.getByText(/服务器不会访问这个地址/)).toBeVisible()
  await dialog.getByLabel('接收地址').fill(receiver.url)
  await dialog.getByRole('button', { name: '添加 Webhook' }).click()
  await expect(dialog.getByText('请保存签名密钥')).toBeVisible()
  const secret = await dialog.locator('code').innerText()
  await dialog.getByRole('button', { name: '我已保存' }).click()

  await page.getByRole('link', { name: receiver.url }).click()
  await page.getByRole('button', { name: '发送测试事件' }).click()
  await expect(page.getByText(/接收成功 · HTTP 200/)).toBeVisible()
  await expect(page.getByRole('region', { name: '响应内容' })).toHaveText('收到')
  receiver.answerWith(500, '数据库连接失败')
  await page.getByRole('button', { name: '发送测试事件' }).click()
  await expect(page.getByText(/没有接收成功 · HTTP 500/)).toBeVisible()
  await expect(page.getByRole('region', { name: '响应内容' })).toHaveText('数据库连接失败')

  receiver.answerWith(200, '收到')
  const customer = await shop()
  await customer.open()
  await customer.say('发票什么时候开？')
  const told = () => receiver.heard.filter(({ body }) => body.includes('发票什么时候开？'))
  await expect.poll(() => told().length).toBe(1)
  const [{ body, headers }] = told() as [(typeof receiver.heard)[0]]
  expect(new Webhook(secret).verify(body, headers)).toMatchObject({ type: 'message.sent' })

  await page.getByRole('radio', { name: '已送达' }).check({ force: true })
  const row = page.getByRole('row').filter({ hasText: '新消息' }).first()
  await expect(row).toContainText('HTTP 200')
  await row.getByRole('button', { name: '“新消息”的投递详情' }).click()
  await expect(dialog.getByText(/webhook-id/).first()).toBeVisible()
  await dialog.getByRole('button', { name: '重新发送' }).click()
  const id = headers['webhook-id']
  await expect
    .poll(() => receiver.heard.filter((one) => one.headers['webhook-id'] === id).length)
    .toBe(2)
  await dialog.getByRole('button', { name: '关闭' }).last().click()

  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '删除' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '删除' }).click()
  await expect(page).toHaveURL(/\/desk\/settings\/webhooks$/)
  await expect(page.getByRole('link', { name: receiver.url })).toHaveCount(0)
  await receiver.close()
})
