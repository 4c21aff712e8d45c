import { expect, type Frame, type Locator, type Page } from '@playwright/test'

/** Presses a key until this has the focus. */
export async function tabTo(target: Locator, key = 'Tab', most = 80): Promise<void> {
  const page = target.page()
  for (let presses = 0; presses < most; presses++) {
    if (await isFocused(target)) return
    await page.keyboard.press(key)
  }
  await expect(target).toBeFocused()
}

async function isFocused(target: Locator): Promise<boolean> {
  if ((await target.count()) === 0) return false
  return target.first().evaluate((element) => {
    const { activeElement } = element.getRootNode() as Document | ShadowRoot
    return activeElement === element && element.ownerDocument.hasFocus()
  })
}

/**
 * What has the focus shows it: by an outline, a shadow or another border, drawn by itself or by what
 * it stands in. Compares with how the same looks without focus.
 */
export async function expectFocusSeen(page: Page | Frame, what: string): Promise<void> {
  const marks = await page.evaluate(() => {
    let element = document.activeElement
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
    const found: string[] = []
    for (let near = element, depth = 0; near && depth < 5; near = near.parentElement, depth++) {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(near)
      if (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) found.push('outline')
      if (near === element && boxShadow !== 'none') found.push('shadow')
      if (near.matches(':focus-within') && near.matches('[data-mode], .box')) found.push('border')
    }
    return { name: element?.outerHTML.slice(0, 120), found }
  })
  expect(marks.found, `${what} shows that it has the focus: ${marks.name}`).not.toEqual([])
}
