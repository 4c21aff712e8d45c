import { conversationOf, expect, signIn, test } from './journey.ts'
import { agentAt } from './people/agent.ts'
import { layCable } from './people/cable.ts'
import { stage } from './stage.ts'

test('of two agents who claim at once one wins, and the other reads who', async ({
  shop,
  desk,
}) => {
  const customer = await shop()
  await customer.open()
  await customer.say('两个人同时认领')
  const id = await conversationOf('两个人同时认领')
  const [one, other] = [await desk('firstClaimer'), await desk('secondClaimer')]
  await one.openById(id, 'unassigned')
  await other.openById(id, 'unassigned')

  // Neither may hear of the other before both have asked.
  let asked = 0
  let release = () => {}
  const bothAsked = new Promise<void>((resolve) => (release = resolve))
  for (const { page } of [one, other]) {
    await page.route('**/claim', async (route) => {
      if (++asked === 2) release()
      await bothAsked
      await route.continue()
    })
  }
  await Promise.all(
    [one, other].map(({ header }) => header.getByRole('button', { name: '认领' }).click()),
  )
  const won = one.toast('已认领，由你负责')
  const lost = one.toast('立夏已经认领了这个会话')
  await expect(won.or(lost)).toBeVisible()
  const [winner, loser, name] = (await won.isVisible())
    ? [one, other, '小满']
    : [other, one, '立夏']
  await expect(winner.toast('已认领，由你负责')).toBeVisible()
  await expect(loser.toast(`${name}已经认领了这个会话`)).toBeVisible()
  await expect(winner.header).toContainText('负责客服：你')
  await expect(loser.header).toContainText(`负责客服：${name}`)
  await expect(winner.thread.getByText('你认领了会话')).toHaveCount(1)
  await expect(loser.thread.getByText(`${name}认领了会话`)).toHaveCount(1)
  for (const { header } of [winner, loser])
    await expect(header.getByRole('button', { name: '认领' })).toBeHidden()
  await expect(customer.thread.getByText(`${name} 已接入`)).toHaveCount(1)
})

test('who answers what a colleague has just answered is warned first', async ({ shop, desk }) => {
  const customer = await shop()
  await customer.open()
  await customer.say('两个人同时回复')
  const id = await conversationOf('两个人同时回复')
  const [one, other] = [await desk('firstClaimer'), await desk('secondClaimer')]
  await one.openById(id, 'unassigned')
  await other.openById(id, 'unassigned')

  await one.field.pressSequentially('我来回答')
  await expect(other.page.getByText('小满正在输入')).toBeVisible()
  await other.reply('已经查到了，今晚到货。')
  await expect(one.line('已经查到了')).toBeVisible()
  await one.field.press('Enter')
  const warning = one.page.getByRole('alert').filter({ hasText: '立夏刚刚回复了客户' })
  await expect(warning).toContainText('已经查到了，今晚到货。')
  await expect(warning.getByRole('button', { name: '继续编辑' })).toBeFocused()
  await warning.getByRole('button', { name: '继续编辑' }).click()
  await expect(one.field).toHaveValue('我来回答')
  await expect(customer.line('我来回答')).toHaveCount(0)

  // Seen now: what comes after is not asked about again.
  await one.field.fill('补充一下，快递电话会提前打。')
  await one.field.press('Enter')
  await expect(customer.line('快递电话会提前打')).toBeVisible()
  await expect
    .poll(() => customer.lines())
    .toEqual(['两个人同时回复', '已经查到了，今晚到货。', '补充一下，快递电话会提前打。'])
})

test('a conversation goes to a colleague, and a line he has not seen stops him from resolving', async ({
  shop,
  desk,
  visit,
}) => {
  const customer = await shop()
  await customer.open()
  await customer.say('请转给懂维修的同事')
  const id = await conversationOf('请转给懂维修的同事')
  const one = await desk('firstClaimer')
  await one.openById(id, 'unassigned')
  await one.header.getByRole('button', { name: '认领' }).click()
  await expect(one.header).toContainText('负责客服：你')
  await one.header.getByRole('button', { name: '分配' }).click()
  const picker = one.page.getByRole('dialog', { name: '分配给' })
  await picker.getByRole('combobox').fill('立夏')
  await picker.getByRole('option', { name: /立夏/ }).click()
  await expect(one.toast('已分配给立夏')).toBeVisible()

  const { url, agents } = stage()
  const context = await visit(url)
  const cable = await layCable(context)
  await signIn(context, url, agents.secondClaimer)
  const other = agentAt(await context.newPage())
  await other.look('mine')
  await other.open('请转给懂维修的同事')
  await expect(other.thread.getByText('小满把会话分配给你')).toBeVisible()
  cable.cut()
  await customer.say('还有一个问题')
  await expect(customer.line('还有一个问题')).not.toContainText('待发送')
  await other.header.getByRole('button', { name: /^完成/ }).click()
  await expect(other.toast('客户刚刚又发来消息，请先看一下。')).toBeVisible()
  await expect(other.header.getByRole('button', { name: /^完成/ })).toBeVisible()

  cable.mend()
  await expect(other.line('还有一个问题')).toBeVisible()
  await other.header.getByRole('button', { name: /^完成/ }).click()
  await other
    .toast(/^已完成/)
    .getByRole('button', { name: '撤销' })
    .click()
  await expect(other.thread.getByText('你重新打开了会话')).toBeVisible()
  await expect(other.header.getByRole('button', { name: /^完成/ })).toBeVisible()
})
