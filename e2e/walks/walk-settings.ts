import { expect } from '@playwright/test'
import type { Agent } from '../people/agent.ts'
import { expectNoBarriers } from '../people/barriers.ts'

const pages = [
  'profile',
  'security',
  'agents',
  'teams',
  'queues',
  'breaks',
  'hours',
  'tags',
  'wrap-up',
  'stickers',
  'lines',
  'brands',
  'outlets',
  'business',
  'panels',
  'keys',
  'webhooks',
]
const withDialog = ['agents', 'brands', 'lines', 'keys', 'webhooks']

/** Looks at every page of the settings, at what their main buttons open, at a line, and at the gallery. */
export async function walkSettings({ page }: Agent): Promise<void> {
  const main = page.locator('#main')
  const heading = main.getByRole('heading', { level: 1 })
  for (const path of pages) {
    await page.goto(`/desk/settings/${path}`)
    await expect(heading).toBeVisible()
    await expect(
      main.locator('form, table, section, a[href*="/settings/lines/"]').first(),
    ).toBeVisible()
    await expectNoBarriers(page, path)
    if (!withDialog.includes(path)) continue
    await main.locator('header button').click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectNoBarriers(page, `${path}, its dialog`)
  }
  await page.goto('/desk/settings/replies')
  await expect(main.getByRole('radiogroup')).toBeVisible()
  await expectNoBarriers(page, 'replies')
  await main.locator('header button').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectNoBarriers(page, 'replies, its dialog')
  await page.goto('/desk/settings/lines')
  await main.locator('a[href*="/settings/lines/"]').first().click()
  await expect(page.getByRole('img', { name: /^(挂件预览|Preview of the widget)/ })).toBeVisible()
  await main.getByRole('textbox').first().fill('')
  await expectNoBarriers(page, 'a line')
  await page.goto('/desk/nowhere')
  await expect(page.getByRole('main')).toBeVisible()
  await expectNoBarriers(page, 'a page that is not there')
  await page.goto('/desk/gallery')
  await expect(heading).toBeVisible()
  await expectNoBarriers(page, 'the gallery')
}
