import { expect, type CDPSession, type Locator, type Page } from '@playwright/test'

const draft = 'nihao'
const chosen = '你好'

/**
 * Writes 你好 into a field as an input method does: letters that are underlined, an Enter that belongs to
 * the input method, then the characters. What was there before and what is there at each step is
 * checked; the field keeps the focus. Nothing may happen but that.
 */
export async function compose(field: Locator): Promise<void> {
  const page = field.page()
  await field.focus()
  await expect(field).toBeFocused()
  const browser = await page.context().newCDPSession(page)
  try {
    const before = await field.inputValue()
    const { length } = draft
    await browser.send('Input.imeSetComposition', {
      text: draft,
      selectionStart: length,
      selectionEnd: length,
    })
    await expect(field).toHaveValue(before + draft)
    await pressInComposition(browser, page)
    await expect(field).toHaveValue(before + draft)
    await expect(field).toBeFocused()
    await browser.send('Input.insertText', { text: chosen })
    await expect(field).toHaveValue(before + chosen)
    // Safari ends the composition first and lets the key of it follow.
    await pressEnterOfInputMethod(browser)
    await expect(field).toHaveValue(before + chosen)
    await expect(field).toBeFocused()
  } finally {
    await browser.detach()
  }
}

async function pressInComposition(browser: CDPSession, page: Page): Promise<void> {
  await page.evaluate(() => {
    addEventListener('keydown', (event) => (document.title = `${event.isComposing}`), {
      capture: true,
      once: true,
    })
  })
  await pressEnterOfInputMethod(browser)
}

/** The key as pages see it: an Enter with the key code of an input method, and no character from it. */
async function pressEnterOfInputMethod(browser: CDPSession): Promise<void> {
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 }
  await browser.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
  await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
}
