import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import type { Customer } from './people/customer.ts'

const pictures = join(import.meta.dirname, '../demo/story/files')

test('a customer opens the chat, is greeted and sends text and emoji', async ({ shop }) => {
  const customer = await shop()
  await customer.launcher.click()
  await expect(customer.chat.getByRole('heading', { name: '你好，有什么可以帮你？' })).toBeVisible()
  await expect(customer.chat.getByText('通常一分钟内回复')).toBeVisible()
  await customer.chat.getByRole('button', { name: '联系客服' }).click()
  await expect(customer.chat.getByText('请告诉我们您遇到的问题')).toBeVisible()
  await customer.say('你好，问一下发货时间')
  await customer.field.fill('谢谢')
  await customer.chat.getByRole('button', { name: '表情' }).click()
  await customer.chat.getByRole('button', { name: '🌹', exact: true }).click()
  await expect(customer.field).toHaveValue('谢谢🌹')
  await customer.chat.getByRole('button', { name: '发送', exact: true }).click()
  await expect(customer.line('谢谢🌹')).toContainText('已发送')
})

test('they talk: claimed, typing seen both ways, ticks go from sent to delivered to read', async ({
  shop,
  desk,
}) => {
  const customer = await shop()
  const agent = await desk('talk')
  await customer.open()
  await customer.say('订单什么时候发货，我很着急')
  await expect(customer.line('我很着急')).toContainText('已发送')

  await agent.reveal('我很着急')
  const clock = agent.row('我很着急').getByRole('img', { name: /^已等待/ })
  const before = await clock.innerText()
  expect(before).toMatch(/^\d\d:\d\d$/)
  await expect(clock).not.toHaveText(before)
  await agent.open('我很着急')
  await expect(customer.line('我很着急')).toContainText('已读')
  await agent.header.getByRole('button', { name: '认领' }).click()
  await expect(agent.toast('已认领，由你负责')).toBeVisible()
  await expect(customer.thread.getByText('白露 已接入')).toBeVisible()

  await agent.field.pressSequentially('您好')
  await expect(customer.chat.getByRole('img', { name: '白露 正在输入' })).toBeVisible()
  await expect(agent.page.getByText(/正在输入/)).toHaveCount(0)
  await agent.field.fill('您好，今天就发。')
  await agent.field.press('Enter')
  await expect(customer.line('您好，今天就发。')).toBeVisible()
  await expect(customer.chat.getByRole('img', { name: '白露 正在输入' })).toBeHidden()
  await customer.field.pressSequentially('好')
  await expect(agent.page.getByText(/正在输入$/).first()).toBeVisible()
  await customer.say('好的，谢谢')

  // He reads elsewhere: delivered, not read.
  await expect(customer.line('好的，谢谢')).toContainText('已读')
  await agent.look('mine')
  await customer.say('对了，能开发票吗')
  await expect(customer.line('能开发票吗')).toContainText('已送达')
  await agent.open('能开发票吗')
  await expect(customer.line('能开发票吗')).toContainText('已读')
})

test('an agent’s ticks follow the customer, and unread lines stand on the launcher', async ({
  shop,
  desk,
}) => {
  const customer = await shop()
  const agent = await desk('talk')
  await customer.open()
  await customer.say('请问门店在哪里')
  await agent.open('请问门店在哪里')
  const address = customer.page.url()
  await customer.page.goto('about:blank')
  await agent.reply('在文三路 90 号。')
  const said = agent.line('在文三路 90 号。')
  await expect(said).toContainText('已发送')
  await agent.reply('每天十点开门。')

  await customer.page.goto(address)
  await expect(customer.badge).toHaveText('2')
  await expect(said).toContainText('已送达')
  await agent.reply('门口可以停车。')
  await expect(customer.badge).toHaveText('3')
  await expect(customer.teaser).toHaveText('白露: 门口可以停车。')
  await customer.open()
  await expect(customer.badge).toBeHidden()
  await expect(said).toContainText('已读')
  await expect(customer.line('每天十点开门。')).toBeVisible()
})

test('a note never reaches the customer', async ({ shop, desk }) => {
  const customer = await shop()
  const agent = await desk('talk')
  await customer.open()
  await customer.say('我的优惠券不能用')
  await agent.open('我的优惠券不能用')
  await agent.note('这位客户上周投诉过，语气放软一点')
  await expect(agent.line('语气放软一点')).toContainText('内部备注')
  await agent.reply('您好，我来看一下优惠券。')
  await expect(customer.line('我来看一下优惠券')).toBeVisible()
  await agent.note('券已经过期，补发一张')
  await agent.reply('给您补发了一张新的。')
  await expect(customer.line('补发了一张新的')).toBeVisible()

  await customer.page.reload()
  await customer.open()
  await expect(customer.line('补发了一张新的')).toBeVisible()
  const shown = await customer.chat.locator('body').innerText()
  const frames = customer.heard.join('\n')
  expect(frames).toContain('补发了一张新的')
  for (const told of [shown, frames, await customer.page.content()]) {
    expect(told).not.toContain('语气放软一点')
    expect(told).not.toContain('券已经过期')
    expect(told).not.toContain('note.added')
  }
})

test('a resolved conversation opens again when the customer writes, and history stays', async ({
  shop,
  desk,
  beside,
}) => {
  const customer = await shop()
  const agent = await desk('talk')
  await customer.open()
  await customer.say('充电头发烫正常吗')
  await agent.open('充电头发烫正常吗')
  await agent.reply('温热是正常的。')
  await agent.header.getByRole('button', { name: /^完成/ }).click()
  await expect(customer.thread.getByText('会话已结束')).toBeVisible()
  await expect(agent.header.getByRole('button', { name: '重新打开' })).toBeVisible()
  await customer.say('那晚上充一夜呢')
  await expect(agent.thread.getByText('客户再次来信，会话重新打开')).toBeVisible()
  await expect(agent.header.getByRole('button', { name: /^完成/ })).toBeVisible()

  const lines = ['充电头发烫正常吗', '温热是正常的。', '那晚上充一夜呢']
  await customer.page.reload()
  await customer.open()
  await expect(customer.line('那晚上充一夜呢')).toBeVisible()
  await expect.poll(() => customer.lines()).toEqual(lines)
  // A later visit is a page of the same browser.
  const later = await beside(customer)
  await customer.page.close()
  await later.open()
  await expect(later.line('那晚上充一夜呢')).toBeVisible()
  await expect.poll(() => later.lines()).toEqual(lines)
})

test('images come by paste, by drag and by button, and files with them', async ({ shop, desk }) => {
  const customer = await shop({ permissions: ['clipboard-read', 'clipboard-write'] })
  const agent = await desk('talk')
  await customer.open()

  await copyPicture(customer.page, 'yunfan-logo-small.png')
  await customer.field.click()
  await customer.page.keyboard.press('ControlOrMeta+V')
  await expect(customer.chat.getByRole('button', { name: /^移除/ })).toHaveCount(1)
  await customer.say('这是粘贴的')
  await expect(customer.line('这是粘贴的')).toContainText('已发送')

  await dropFile(customer, join(pictures, 'IMG_0873.jpg'))
  await expect(customer.chat.getByRole('button', { name: '移除 IMG_0873.jpg' })).toBeVisible()
  await customer.say('这是拖进来的')
  await expect(customer.line('这是拖进来的')).toContainText('已发送')

  const release = await holdUploads(customer.page)
  await customer.chat.getByLabel('发送图片').setInputFiles(join(pictures, 'IMG_2041.jpg'))
  await customer.chat.getByLabel('发送文件').setInputFiles(join(pictures, 'quote-yunfan.txt'))
  await customer.say('这是选的')
  await expect(customer.line('这是选的').getByRole('progressbar')).toBeVisible()
  await expect(customer.line('这是选的')).toContainText('取消')
  release()
  await expect(customer.line('这是选的')).toContainText('已发送')
  await expect(customer.line('这是选的').getByRole('progressbar')).toBeHidden()
  await expect(customer.thread.getByRole('button', { name: /^查看图片/ })).toHaveCount(3)

  await agent.open('这是选的')
  await expect(agent.thread.getByRole('button', { name: /^查看图片/ })).toHaveCount(3)
  await expectDrawn(agent.page, '查看图片 IMG_0873.jpg')
  const download = agent.page.waitForEvent('download')
  await agent.thread.getByRole('link', { name: '下载 quote-yunfan.txt' }).click()
  expect((await download).suggestedFilename()).toBe('quote-yunfan.txt')

  await agent.page.locator('input[type=file]').setInputFiles(join(pictures, 'walnut-tray.jpg'))
  await agent.reply('这是我们的样品')
  await expect(
    customer.thread.getByRole('button', { name: '查看图片 walnut-tray.jpg' }),
  ).toBeVisible()
})

/** Copies a picture as a person would in another program. */
async function copyPicture(page: Page, name: string): Promise<void> {
  const bytes = (await readFile(join(pictures, name))).toString('base64')
  await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0)!)
    const blob = new Blob([bytes], { type: 'image/png' })
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
  }, bytes)
}

/** Drags a file of this machine over the conversation and lets it go. */
async function dropFile({ page, thread }: Customer, path: string): Promise<void> {
  const box = (await thread.boundingBox())!
  const browser = await page.context().newCDPSession(page)
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const data = { items: [], files: [path], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await browser.send('Input.dispatchDragEvent', { type, ...at, data })
  await browser.detach()
}

/** Keeps uploads waiting until the answer is called. */
async function holdUploads(page: Page): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/api/files?*', async (route) => {
    await held
    await route.continue()
  })
  return release
}

async function expectDrawn(page: Page, name: string): Promise<void> {
  const picture = page.getByRole('button', { name }).locator('img')
  await expect
    .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBeGreaterThan(100)
}
