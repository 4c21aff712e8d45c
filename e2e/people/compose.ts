import { expect, type CDPSession, type Locator, type Page } from '@playwright/test'

const letters = 'nihao'
const characters = '你好'
const keys = ['Enter', 'Escape'] as const
type Key = (typeof keys)[number]

/**
 * Writes 你好 into a field as an input method does: letters while one chooses, an Enter and an Escape
 * that belong to the input method, then the characters. At every step the field holds what was written
 * and keeps the focus, and the page asks the server to change nothing.
 */
export async function compose(field: Locator): Promise<void> {
  const page = field.page()
  await field.fill('')
  await field.focus()
  const browser = await page.context().newCDPSession(page)
  const changes = watchChanges(page)
  try {
    const { length } = letters
    const selection = { selectionStart: length, selectionEnd: length }
    await browser.send('Input.imeSetComposition', { text: letters, ...selection })
    await expect(field).toHaveValue(letters)
    for (const key of keys) {
      expect(await press(key, field, browser)).toEqual({ isComposing: true, keyCode: 229 })
      await expect(field).toHaveValue(letters)
      await expect(field).toBeFocused()
    }
    await browser.send('Input.insertText', { text: characters })
    await expect(field).toHaveValue(characters)
    // Safari ends the composition before it tells of the key.
    for (const key of keys) {
      expect(await press(key, field, browser)).toEqual({ isComposing: false, keyCode: 229 })
      await expect(field).toHaveValue(characters)
      await expect(field).toBeFocused()
    }
    expect(changes.seen, 'asked of the server in mid-composition').toEqual([])
  } finally {
    changes.stop()
    await browser.detach()
  }
}

/** Composes in each text field of a part of the page (colours are digits), once there are as many as there should be. */
export async function composeInEach(scope: Locator, count: number): Promise<void> {
  const fields = scope.locator(
    ':is(input:is([type=text], [type=email], [type=search], [type=url], [type=tel], :not([type])), textarea):not([readonly], [disabled], [maxlength="7"]):visible',
  )
  await expect(fields).toHaveCount(count)
  for (let index = 0; index < count; index++) await compose(fields.nth(index))
}

/** A key as an input method takes it: with its own key code, and no character from it. Answers what the page saw. */
async function press(key: Key, field: Locator, browser: CDPSession) {
  const heard = await field.evaluateHandle((element) => {
    const heard = { isComposing: false, keyCode: 0 }
    const hear = (event: Event) => {
      const { isComposing, keyCode } = event as KeyboardEvent
      Object.assign(heard, { isComposing, keyCode })
    }
    // First of all who listen: a field may keep the key from the rest of the page.
    element.ownerDocument.defaultView!.addEventListener('keydown', hear, {
      capture: true,
      once: true,
    })
    return heard
  })
  const pressed = { key, code: key, windowsVirtualKeyCode: 229 }
  await browser.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...pressed })
  await browser.send('Input.dispatchKeyEvent', { type: 'keyUp', ...pressed })
  return heard.jsonValue()
}

/** Requests that change something, but for drafts, which are kept as one writes. */
function watchChanges(page: Page) {
  const seen: string[] = []
  const watch = (request: { method(): string; url(): string }) => {
    const { pathname } = new URL(request.url())
    if (request.method() !== 'GET' && !pathname.endsWith('/draft'))
      seen.push(`${request.method()} ${pathname}`)
  }
  page.on('request', watch)
  return { seen, stop: () => page.off('request', watch) }
}
