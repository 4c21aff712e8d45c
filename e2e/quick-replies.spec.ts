import { conversationOf, expect, test } from './journey.ts'
import type { Agent } from './people/agent.ts'
import { compose } from './people/compose.ts'

/** Keeps a quick reply by the settings. */
async function keep(
  { page }: Agent,
  reply: { title: string; text: string; group?: string; shortcut?: string; file?: string },
): Promise<void> {
  await page.goto('/desk/settings/replies')
  await page.getByRole('button', { name: '新建快捷回复' }).click()
  const dialog = page.getByRole('dialog', { name: '新建快捷回复' })
  await dialog.getByLabel('标题').fill(reply.title)
  await dialog.getByRole('textbox', { name: '内容' }).fill(reply.text)
  if (reply.group) await dialog.getByLabel('分组').fill(reply.group)
  if (reply.shortcut) await dialog.getByLabel('快捷词').fill(reply.shortcut)
  if (reply.file) {
    const buffer = Buffer.from('保修一年，凭订单号。')
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: reply.file, mimeType: 'text/plain', buffer })
    await expect(dialog.getByText(reply.file)).toBeVisible()
  }
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(page.locator('[data-reply]').filter({ hasText: reply.title })).toBeVisible()
}

test('what a supervisor prepares is found by its initials, filled in, and sent with its file', async ({
  shop,
  desk,
}) => {
  const customer = await shop()
  await customer.open()
  await customer.say('快捷回复试验，在吗')
  const id = await conversationOf('快捷回复试验，在吗')
  const agent = await desk('quoting')
  await agent.openById(id)

  const supervisor = await desk('preparing')
  const title = '欢迎光临立夏节'
  await keep(supervisor, {
    title,
    text: '{{客户.称呼}}您好，我是{{客服.称呼}}，会话{{会话.编号}}由我负责。',
    group: '开场',
    file: '保修说明.txt',
  })
  await keep(supervisor, { title: '退货地址在哪', text: '退货请寄往深圳仓。', shortcut: 'thdz' })

  // The other desk hears of it; nothing is read again by hand.
  const { page, field } = agent
  const list = page.getByRole('listbox', { name: '快捷回复' })
  await field.focus()
  await page.keyboard.type('/hygl')
  const option = list.getByRole('option', { name: title })
  await expect(option).toHaveAttribute('aria-selected', 'true')
  await expect(option.locator('mark')).toHaveText('欢迎光临')
  await expect(page.getByRole('region', { name: '预览' })).toContainText('我是立春')
  await page.keyboard.press('Enter')

  // Nobody knows his name: it is shown, selected to be typed over, and not sent as it stands.
  await expect(field).toHaveValue(/^\{\{客户\.称呼\}\}您好，我是立春，会话\d+由我负责。$/)
  await expect(
    page.getByRole('alert').filter({ hasText: '还有没填的变量：{{客户.称呼}}' }),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: '移除 保修说明.txt' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(agent.thread.getByText('我是立春')).toHaveCount(0)
  await page.keyboard.type('小王')
  await field.press('Enter')
  await expect(customer.line('小王您好，我是立春')).toBeVisible()
  await expect(customer.thread.getByText('保修说明.txt')).toBeVisible()

  // A shortcut finds its own; undoing gives back what was typed; Escape leaves it as it is.
  await field.focus()
  await page.keyboard.type('好的 /thdz')
  await expect(list.getByRole('option').first()).toContainText('退货地址在哪')
  await page.keyboard.press('Tab')
  await expect(field).toHaveValue('好的 退货请寄往深圳仓。')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field).toHaveValue('好的 /thdz')
  await page.keyboard.press('End')
  await expect(list).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(field).toBeFocused()
  await field.fill('')

  // By the button, without knowing of the slash; the arrows walk, a click takes.
  await page.getByRole('button', { name: '快捷回复', exact: true }).click()
  await expect(list).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(list.getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true')
  await list.getByRole('option', { name: '退货地址在哪' }).click()
  await expect(field).toHaveValue('退货请寄往深圳仓。')
  await field.fill('')
  await compose(field)
})

test('what was said becomes a quick reply of one’s own, is changed, archived and brought back', async ({
  shop,
  desk,
}) => {
  const customer = await shop()
  await customer.open()
  await customer.say('发票怎么开呢')
  const agent = await desk('quoting')
  const { page } = agent
  await agent.openById(await conversationOf('发票怎么开呢'))
  await agent.reply('发票在订单完成后三天内开具。')
  await agent.line('发票在订单完成后三天内开具。').hover()
  await agent.thread.getByRole('button', { name: '存为快捷回复' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox', { name: '内容' })).toHaveValue(
    '发票在订单完成后三天内开具。',
  )
  await expect(dialog.getByRole('radiogroup', { name: '给谁用' })).toBeHidden()
  await dialog.getByLabel('标题').fill('开发票')
  await dialog.getByLabel('快捷词').fill('fp 1')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(dialog.getByText(/快捷词只能由/)).toBeVisible()
  await dialog.getByLabel('快捷词').fill('fp')
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(agent.toast('已存为快捷回复「开发票」')).toBeVisible()

  await page.goto('/desk/settings/replies')
  const row = page.locator('[data-reply]').filter({ hasText: '开发票' })
  await expect(row).toContainText('/fp')
  await page.getByRole('searchbox', { name: /拼音/ }).fill('kfp')
  await expect(row).toBeVisible()
  await row.getByRole('button', { name: '开发票的操作' }).click()
  await page.getByRole('menuitem', { name: '归档' }).click()
  await expect(row).toBeHidden()
  await agent.toast('已归档「开发票」').getByRole('button', { name: '撤销' }).click()
  await expect(row).toBeVisible()
  // What all share is not his to change.
  await page.getByRole('radio', { name: /^共享/ }).check({ force: true })
  await expect(page.getByRole('button', { name: /的操作$/ })).toHaveCount(0)
})

test('on a phone the list stands above the field and is taken by a tap', async ({ shop, desk }) => {
  const customer = await shop()
  await customer.open()
  await customer.say('手机上的快捷回复')
  const id = await conversationOf('手机上的快捷回复')
  const supervisor = await desk('preparing')
  await keep(supervisor, { title: '稍等一下手机', text: '请稍等，我马上为您查询。' })
  const agent = await desk('quoting', { viewport: { width: 390, height: 844 }, hasTouch: true })
  const { page, field } = agent
  await agent.openById(id)
  await field.focus()
  await page.keyboard.type('/sdy')
  await page.keyboard.press('Backspace')
  const option = page.getByRole('option', { name: '稍等一下手机' })
  await expect(option).toBeVisible()
  await expect(page.getByRole('region', { name: '预览' })).toBeHidden()
  const box = (await page.getByRole('listbox', { name: '快捷回复' }).boundingBox())!
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.x + box.width).toBeLessThanOrEqual(390)
  await option.tap()
  await expect(field).toHaveValue('请稍等，我马上为您查询。')
  await expect(field).toBeFocused()
})
