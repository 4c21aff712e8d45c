import { expect, type Page } from '@playwright/test'

/** An agent at his desk, and what he can see and do there. */
export type Agent = ReturnType<typeof agentAt>

export function agentAt(page: Page) {
  const list = page.locator('#conversation-list')
  const rows = list.locator('[data-conversation]')
  const thread = page.getByRole('log')
  const field = page.locator('#composer-text')
  const row = (text: string) => rows.filter({ hasText: text })

  async function turn(mode: '回复客户' | '内部备注'): Promise<void> {
    await page.getByRole('tab', { name: mode }).click()
    await expect(field).toHaveAccessibleName(mode)
  }

  return {
    page,
    list,
    rows,
    row,
    thread,
    field,
    toast: (text: string | RegExp) =>
      page.getByRole('alertdialog').filter({ hasText: text }).first(),
    header: page.getByRole('region', { name: /^与.*的会话$/ }).locator('header'),
    panel: page.getByRole('complementary', { name: '客户资料' }),
    line: (text: string) => thread.locator('[data-index]').filter({ hasText: text }),
    /** The texts of the messages that are on the screen, from top to bottom. */
    lines: () => thread.locator('p[dir=auto]').allInnerTexts(),
    turn,
    async look(view: 'mine' | 'unassigned' | 'all' | 'resolved'): Promise<void> {
      await page.goto(`/desk/conversations/${view}`)
      await expect(list).toBeVisible()
    },
    /** Goes to a conversation by its address. */
    async openById(id: string, view = 'all'): Promise<void> {
      await page.goto(`/desk/conversations/${view}/${id}`)
      await expect(thread).toBeVisible()
    },
    /** Finds a row by its text, further down the list if need be, and opens it. */
    async open(text: string): Promise<void> {
      await reveal(text)
      await row(text).click()
      await expect(row(text)).toHaveAttribute('aria-current', /./)
      await expect(thread).toBeVisible()
    },
    reveal,
    async reply(text: string): Promise<void> {
      await turn('回复客户')
      await field.fill(text)
      await field.press('Enter')
      await expect(thread.getByText(text, { exact: true })).toBeVisible()
    },
    async note(text: string): Promise<void> {
      await turn('内部备注')
      await field.fill(text)
      await field.press('Enter')
      await expect(thread.getByText(text, { exact: true })).toBeVisible()
    },
  }

  /** Only rows near the screen are drawn. */
  async function reveal(text: string): Promise<void> {
    await expect(async () => {
      if (await row(text).isVisible()) return
      await list.evaluate((area) => {
        const isAtEnd = area.scrollTop + area.clientHeight >= area.scrollHeight - 1
        area.scrollTop = isAtEnd ? 0 : area.scrollTop + area.clientHeight / 2
      })
      await expect(row(text)).toBeVisible({ timeout: 200 })
    }).toPass()
  }
}
