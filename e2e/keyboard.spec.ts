import type { Frame, Locator } from '@playwright/test'
import { conversationOf, expect, test } from './journey.ts'
import { agentAt } from './people/agent.ts'
import { cast, password } from './people/cast.ts'
import { expectFocusSeen, tabTo } from './people/keyboard.ts'
import { stage } from './stage.ts'

test('a customer chats without a pointer', async ({ shop }) => {
  const { page, launcher, chat, field, line } = await shop()
  const { keyboard } = page
  await tabTo(launcher)
  await expectFocusSeen(page, 'the launcher')
  await keyboard.press('Enter')
  await expect(chat.getByRole('heading', { name: '你好，有什么可以帮你？' })).toBeVisible()
  const frame = page.frames().find((each) => each.url().includes('/widget/')) as Frame

  const start = chat.getByRole('button', { name: '联系客服' })
  await tabTo(start)
  await expectFocusSeen(frame, 'the card that opens the conversation')
  await keyboard.press('Enter')
  await expect(field).toBeFocused()
  await expectFocusSeen(frame, 'the text field')
  await keyboard.type('只用键盘')
  await keyboard.press('Shift+Enter')
  await keyboard.type('写了两行')
  await keyboard.press('Enter')
  await expect(line('写了两行')).toContainText('已发送')

  const emoji = chat.getByRole('button', { name: '表情' })
  await tabTo(emoji)
  await expectFocusSeen(frame, 'the emoji button')
  await keyboard.press('Enter')
  await expect(chat.getByRole('button', { name: '😊' })).toBeFocused()
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowDown')
  await expectFocusSeen(frame, 'an emoji')
  await keyboard.press('Enter')
  await keyboard.press('Escape')
  await expect(field).toBeFocused()
  await expect(field).not.toHaveValue('')
  await keyboard.press('Enter')
  await expect(field).toHaveValue('')

  await tabTo(chat.getByRole('button', { name: '返回' }), 'Shift+Tab')
  await keyboard.press('Enter')
  await expect(start).toBeFocused()
  await keyboard.press('Enter')
  await expect(field).toBeFocused()
  await keyboard.press('Escape')
  await expect(launcher).toHaveAttribute('aria-expanded', 'false')
  await expect(launcher).toBeFocused()
  await keyboard.press('Enter')
  await expect(field).toBeFocused()
})

test('an agent signs in, walks the list, answers, notes, assigns and resolves by keys alone', async ({
  shop,
  visit,
}) => {
  const customer = await shop()
  await customer.open()
  await customer.say('键盘试验：先来的')
  await customer.say('键盘试验：先来的，第二句')
  const id = await conversationOf('键盘试验：先来的，第二句')

  const context = await visit(stage().url)
  const page = await context.newPage()
  const agent = agentAt(page)
  const { keyboard } = page
  await page.goto('/desk/')
  await expect(page.getByLabel('邮箱')).toBeFocused()
  await keyboard.type(cast.keyboard.email)
  await keyboard.press('Tab')
  await keyboard.type(password)
  await expectFocusSeen(page, 'the password field')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^我的待办/ })).toBeVisible()

  await keyboard.press('ControlOrMeta+k')
  const palette = page.getByRole('dialog', { name: '命令面板' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  await keyboard.type('未分配')
  await expectChosen(palette, '打开“未分配”')
  await keyboard.press('Enter')
  await expect(page).toHaveURL(/\/unassigned/)
  await expect(agent.rows.first()).toBeVisible()

  await keyboard.press('j')
  await expect(agent.rows.nth(0)).toBeFocused()
  await expectFocusSeen(page, 'a row of the list')
  await keyboard.press('j')
  await expect(agent.rows.nth(1)).toBeFocused()
  await keyboard.press('k')
  await expect(agent.rows.nth(0)).toBeFocused()
  for (let walked = 0; walked < 60; walked++) {
    if ((await page.locator(':focus').getAttribute('data-conversation')) === id) break
    await keyboard.press('j')
  }
  await keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(id))
  await expect(agent.line('键盘试验：先来的，第二句')).toBeVisible()

  await keyboard.press('r')
  await expect(agent.field).toBeFocused()
  await expectFocusSeen(page, 'the text field')
  await keyboard.type('用键盘回复')
  await keyboard.press('Enter')
  await expect(customer.line('用键盘回复')).toBeVisible()
  await keyboard.press('Escape')
  await expect(agent.field).not.toBeFocused()
  await keyboard.press('n')
  await expect(agent.field).toHaveAccessibleName('内部备注')
  await keyboard.type('用键盘写备注')
  await keyboard.press('Enter')
  await expect(agent.line('用键盘写备注')).toContainText('内部备注')
  await keyboard.press('Escape')

  await keyboard.press('e')
  await expect(agent.header.getByRole('button', { name: '重新打开' })).toBeVisible()
  await expect(agent.toast(/^已完成/)).toBeVisible()
  await keyboard.press('F6')
  await tabTo(agent.toast(/^已完成/).getByRole('button', { name: '撤销' }))
  await expectFocusSeen(page, 'the undo button')
  await keyboard.press('Enter')
  await expect(agent.header.getByRole('button', { name: /^完成/ })).toBeVisible()

  await keyboard.press('a')
  const picker = page.getByRole('dialog', { name: '分配给' })
  await expect(picker.getByRole('combobox')).toBeFocused()
  await keyboard.type('小满')
  await expectChosen(picker, '小满')
  await keyboard.press('Enter')
  await expect(agent.header).toContainText('负责客服：小满')
  await expect(picker).toBeHidden()
})

test('search, help and menus work by keys and give the focus back', async ({ shop, desk }) => {
  const customer = await shop()
  await customer.open()
  await customer.say('这句话里有一个词：琥珀色')
  await customer.say('后面还有一句')
  const id = await conversationOf('后面还有一句')
  const agent = await desk('keyboard')
  const { page } = agent
  const { keyboard } = page
  await agent.openById(id)
  await agent.thread.focus()

  await keyboard.press('/')
  const search = page.getByRole('textbox', { name: '搜索这个会话' })
  await expect(search).toBeFocused()
  await keyboard.type('琥珀色')
  await expect(page.getByText('1 / 1')).toBeVisible()
  await expect(agent.thread.locator('mark')).toHaveText('琥珀色')
  await keyboard.press('Escape')
  await expect(agent.thread).toBeFocused()
  await expectFocusSeen(page, 'the thread')

  await keyboard.press('Shift+?')
  const help = page.getByRole('dialog', { name: '键盘快捷键' })
  await expect(help).toContainText('完成会话')
  await keyboard.press('Escape')
  await expect(help).toBeHidden()
  await expect(agent.thread).toBeFocused()

  const more = agent.header.getByRole('button', { name: '更多操作' })
  await tabTo(more, 'Shift+Tab')
  await expectFocusSeen(page, 'the menu button')
  await keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: '标为未读' })).toBeFocused()
  await keyboard.press('Escape')
  await expect(more).toBeFocused()

  await keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('dialog', { name: '命令面板' })).toBeVisible()
  await keyboard.press('Escape')
  await expect(more).toBeFocused()
})

/** Enter would take this option: the field points to it. */
async function expectChosen(dialog: Locator, text: string): Promise<void> {
  await expect(async () => {
    const id = await dialog.getByRole('combobox').getAttribute('aria-activedescendant')
    await expect(dialog.locator(`[id="${id}"]`)).toContainText(text, { timeout: 500 })
  }).toPass()
}
