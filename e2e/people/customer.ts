import { expect, type Locator, type Page } from '@playwright/test'

/** A customer in front of a page that carries the widget, and what he can see and do there. */
export type Customer = ReturnType<typeof customerAt>

export function customerAt(page: Page) {
  const heard: string[] = []
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => heard.push(String(payload))),
  )
  const host = page.locator('yingsheng-chat')
  const chat = page.frameLocator('yingsheng-chat iframe')
  const launcher = host.locator('button')
  const field = chat.getByRole('textbox')
  const thread = chat.getByRole('log')

  return {
    page,
    chat,
    launcher,
    field,
    thread,
    /** Unread, on the closed launcher; empty for none. */
    badge: host.locator('b'),
    /** What an agent just said, beside the closed launcher. */
    teaser: host.locator('p'),
    /** Every frame the server has sent to the widget of this page. */
    heard,
    line: (text: string) => lineIn(thread, text),
    /** The texts of the thread's lines, from top to bottom. */
    lines: () => thread.locator('.row .bubble[dir]').allInnerTexts(),
    /** Opens the chat and the conversation in it. */
    async open(): Promise<void> {
      if ((await launcher.getAttribute('aria-expanded')) !== 'true') await launcher.click()
      const start = chat.getByRole('button', { name: '联系客服' })
      await expect(start.or(field)).toBeVisible()
      if (await start.isVisible()) await start.click()
      await expect(field).toBeVisible()
    },
    async close(): Promise<void> {
      await chat.getByRole('button', { name: '关闭' }).click()
      await expect(launcher).toHaveAttribute('aria-expanded', 'false')
    },
    async say(text: string): Promise<void> {
      await field.fill(text)
      await field.press('Enter')
      await expect(lineIn(thread, text)).toBeVisible()
    },
  }
}

function lineIn(thread: Locator, text: string): Locator {
  return thread.locator('.row').filter({ hasText: text })
}
