import { expect } from '@playwright/test'
import type { Agent } from '../people/agent.ts'
import { expectNoBarriers } from '../people/barriers.ts'

/** Looks at the list, a conversation, and everything that opens over them, by keys: they are the same in every language. */
export async function walkDesk(
  { page, rows, thread, field, openById }: Agent,
  id: string,
): Promise<void> {
  const { keyboard } = page
  const dialog = page.getByRole('dialog')
  await expect(rows.first()).toBeVisible()
  await expectNoBarriers(page, 'the list')
  await openById(id)
  await expect(thread.locator('img').first()).toBeVisible()
  await expectNoBarriers(page, 'a conversation')

  await keyboard.press('n')
  await expect(page.locator('[data-mode=note]')).toBeVisible()
  await keyboard.type('12345')
  await expectNoBarriers(page, 'a note')
  await field.fill('')
  await keyboard.press('Escape')

  await keyboard.press('/')
  await keyboard.type('100W')
  await expect(thread.locator('mark').first()).toBeVisible()
  await expectNoBarriers(page, 'a search in the conversation')
  await keyboard.press('Escape')

  await keyboard.press('ControlOrMeta+k')
  await expect(dialog.getByRole('combobox')).toBeFocused()
  await keyboard.type('100W')
  await expect(dialog.locator('mark').first()).toBeVisible()
  await expectNoBarriers(page, 'the palette')
  await keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await keyboard.press('a')
  await expect(dialog.getByRole('option').first()).toBeVisible()
  await expectNoBarriers(page, 'whom to assign to')
  await keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await keyboard.press('Shift+?')
  await expect(dialog).toBeVisible()
  await expectNoBarriers(page, 'the list of keys')
  await keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await thread.locator('button:has(img)').first().click()
  await expect(dialog.getByRole('img')).toBeVisible()
  await expectNoBarriers(page, 'an image')
  await keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await page.locator('nav [aria-haspopup=menu]').click()
  await expect(page.getByRole('menu')).toBeVisible()
  await expectNoBarriers(page, 'the account menu')
}
