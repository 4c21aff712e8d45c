import { readFile } from 'node:fs/promises'
import { expect, test } from './journey.ts'
import { expectNoBarriers } from './people/barriers.ts'

const address = '/desk/settings/exports'
const endpoint = '**/api/export/conversations?*'

test('an administrator exports the conversations of these days as a file that is whole', async ({
  shop,
  desk,
}) => {
  const customer = await shop()
  await customer.open()
  await customer.say('导出里要有这一句')
  const { page } = await desk('settings')
  await page.goto(address)
  await expectNoBarriers(page, 'exports')

  await page.getByLabel('从哪天打开的会话').fill('2999-01-01')
  await page.getByRole('button', { name: '开始导出' }).click()
  await expect(page.getByText('结束的日期不能早于开始的日期。')).toBeVisible()
  await page.getByLabel('从哪天打开的会话').fill('2020-01-01')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '开始导出' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^conversations-2020-01-01-.*\.jsonl$/)
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n')
  const end = JSON.parse(lines.pop()!)
  expect(end).toEqual({ format: 'yingsheng.end/1', conversations: lines.length })
  expect(lines.some((line) => line.includes('导出里要有这一句'))).toBe(true)
  await expect(page.getByText(`已导出 ${lines.length} 个会话`)).toBeVisible()
})

test('what broke off is not kept, and what is refused says why', async ({ desk }) => {
  const { page } = await desk('settings')
  await page.goto(address)
  let isSaved = false
  page.on('download', () => (isSaved = true))
  await page.route(endpoint, (route) => route.fulfill({ body: '{"format":"yingsheng' }))
  await page.getByRole('button', { name: '开始导出' }).click()
  await expect(page.getByRole('alert')).toContainText('导出中途断开，文件不完整，没有保存。')
  expect(isSaved).toBe(false)

  // Two are under way already; the third waits for a better time.
  await page.unroute(endpoint)
  await page.route(endpoint, (route) =>
    route.fulfill({ status: 503, json: { code: 'unavailable', message: '' } }),
  )
  await page.getByRole('button', { name: '开始导出' }).click()
  await expect(page.getByRole('alert')).toContainText('服务暂时不可用，请稍后再试。')
})
