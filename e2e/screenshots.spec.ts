/**
 * The pictures of the README. They are taken when one is missing, or all anew with
 * UPDATE_SCREENSHOTS=1; otherwise a run only sees that what they show is there.
 */
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import sharp from 'sharp'
import { password } from '../demo/story/agents.ts'
import { expect, test } from './journey.ts'
import { customerAt } from './people/customer.ts'
import { enter } from './product/ask.ts'
import { stage } from './stage.ts'

const folder = join(import.meta.dirname, '../docs/screenshots')
const deviceScaleFactor = 1.5
const phone = { width: 390, height: 844 }
const themes = ['light', 'dark'] as const
const languages = [
  { short: 'zh', locale: 'zh-CN', agent: 'hejing', customer: '林晓雯', shop: '/demo-shop/' },
  { short: 'en', locale: 'en', agent: 'emma', customer: 'Olivia Brown', shop: '/demo-shop/en/' },
] as const

for (const theme of themes) {
  for (const { short, locale, agent, customer, shop } of languages) {
    const options = { locale, colorScheme: theme, deviceScaleFactor } as const

    test(`the desk is pictured in ${theme}, ${short}`, async ({ visit }) => {
      const page = await openDesk(await visit(stage().url, options), agent, customer)
      await keep(page, `desk-${theme}-${short}`)
    })

    test(`the widget is pictured in ${theme}, ${short}`, async ({ visit }) => {
      const viewport = { width: 1180, height: 800 }
      const context = await visit(stage().url, { ...options, viewport })
      const person = customerAt(await context.newPage())
      await person.page.goto(shop)
      await person.launcher.click()
      await expect(person.chat.getByRole('button').first()).toBeVisible()
      await keep(person.page, `widget-${theme}-${short}`)
    })
  }
}

test('the desk is pictured on a phone', async ({ visit }) => {
  const context = await visit(stage().url, { viewport: phone, deviceScaleFactor: 2 })
  const page = await openDesk(context, 'hejing', '林晓雯')
  await keep(page, 'desk-phone-zh')
})

test('a line with its preview is pictured', async ({ visit }) => {
  const context = await visit(stage().url, { deviceScaleFactor })
  const page = await signIn(context, 'xuchen')
  await page.goto('/desk/settings/lines')
  await page.getByText('官网').first().click()
  await expect(page.locator('code, pre').first()).toBeVisible()
  await keep(page, 'line-light-zh')
})

async function signIn(context: BrowserContext, mailbox: string): Promise<Page> {
  const { url } = stage()
  const body = { email: `${mailbox}@qingning.example`, password }
  const { cookie } = await enter({ url }, 'POST /api/session', { body })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
  return context.newPage()
}

async function openDesk(context: BrowserContext, mailbox: string, customer: string): Promise<Page> {
  const page = await signIn(context, mailbox)
  await page.goto('/desk/conversations/mine')
  await page.locator('[data-conversation]').filter({ hasText: customer }).first().click()
  await expect(page.getByRole('log')).toBeVisible()
  await expect(page.locator('#composer-text')).toBeVisible()
  return page
}

/** Pictures of the thread load behind it; they are waited for before the page is kept. */
async function keep(page: Page, name: string): Promise<void> {
  const path = join(folder, `${name}.png`)
  if (existsSync(path) && process.env['UPDATE_SCREENSHOTS'] !== '1') return
  await page.waitForLoadState('networkidle')
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  await mkdir(folder, { recursive: true })
  await writeFile(path, await sharp(png).png({ palette: true, quality: 90, effort: 8 }).toBuffer())
}
