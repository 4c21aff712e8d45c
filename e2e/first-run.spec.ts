import { expect, test } from './journey.ts'
import { expectNoBarriers } from './people/barriers.ts'
import { compose, composeInEach } from './people/compose.ts'
import { type Product, startProduct } from './product/start-product.ts'

let product: Product
test.beforeAll(async () => {
  test.setTimeout(180_000)
  product = await startProduct('server/processes/all.ts')
})
test.afterAll(() => product.close())

test('a newcomer sets up the business, embeds the widget and sees an empty desk', async ({
  visit,
}) => {
  const page = await (await visit(product.url)).newPage()
  await page.goto('/desk/')
  await expect(page).toHaveURL(/\/desk\/setup$/)
  await expect(page.getByRole('heading', { name: '开始使用应声' })).toBeVisible()
  await expectNoBarriers(page, 'set-up')
  await composeInEach(page.locator('form'), 3)

  await compose(page.getByLabel('企业名称'))
  await page.getByLabel('企业名称').fill('青柠数码')
  await page.getByLabel('你的姓名').fill('许晨')
  await page.getByLabel('邮箱').fill('xuchen@qingning.example')
  await page.getByLabel('密码', { exact: true }).fill('123')
  await page.getByRole('button', { name: '创建并登录' }).click()
  await expect(page.getByText('至少 10 个字符。')).toBeVisible()
  await page.getByLabel('密码', { exact: true }).fill('yi zhi xiao huang ya')
  await page.getByRole('button', { name: '创建并登录' }).click()

  await expect(page.getByRole('heading', { name: '青柠数码已就绪' })).toBeVisible()
  const snippet = await page.getByRole('group', { name: '嵌入代码' }).locator('code').innerText()
  expect(snippet).toContain(`src="${product.url}/widget.js"`)
  await expectNoBarriers(page, 'what comes next')
  await page.getByRole('button', { name: '打开工作台' }).click()
  await expect(page.getByRole('heading', { name: /^我的待办/ })).toBeVisible()
  await expect(page.getByText('没有人在等你回复')).toBeVisible()
  await page.getByRole('link', { name: /^未分配/ }).click()
  await expect(page.getByText('没有等待认领的会话')).toBeVisible()
  await expectNoBarriers(page, 'an empty desk')
})

test('whoever comes to the set-up later is refused', async ({ visit, request }) => {
  const page = await (await visit(product.url)).newPage()
  await page.goto('/desk/setup')
  await expect(page.getByText('系统已经初始化过了。')).toBeVisible()
  await expect(page.getByRole('textbox')).toHaveCount(0)
  const again = await request.post(`${product.url}/api/setup`, {
    data: {
      businessName: '别家',
      ownerName: '别人',
      email: 'other@shop.example',
      password: 'yi zhi xiao huang ya',
      language: 'zh-CN',
    },
  })
  expect(again.status()).toBe(409)
  expect(await again.json()).toMatchObject({ code: 'already_set_up' })
  await page.getByRole('button', { name: '去登录' }).click()
  await expect(page.getByRole('heading', { name: '登录应声' })).toBeVisible()
})
