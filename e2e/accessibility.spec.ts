import type { BrowserContextOptions } from '@playwright/test'
import { journeys } from '../demo/journeys.ts'
import { conversationWith, expect, test } from './journey.ts'
import type { Agent } from './people/agent.ts'
import { expectNoBarriers } from './people/barriers.ts'
import { ask } from './product/ask.ts'
import { stage } from './stage.ts'
import { walkDesk } from './walks/walk-desk.ts'
import { walkSettings } from './walks/walk-settings.ts'
import { walkWidget } from './walks/walk-widget.ts'

type Look = { locale: 'zh-CN' | 'en'; colorScheme: 'light' | 'dark' }
const looks: readonly Look[] = [
  { locale: 'zh-CN', colorScheme: 'light' },
  { locale: 'zh-CN', colorScheme: 'dark' },
  { locale: 'en', colorScheme: 'light' },
  { locale: 'en', colorScheme: 'dark' },
]
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

for (const look of looks) {
  const { locale, colorScheme } = look
  const name = `${locale}, ${colorScheme}`

  test(`the shop with the widget has no barriers (${name})`, async ({ shop }) => {
    await walkWidget(await shop({ ...look, path: journeys.shopPages[locale] }), locale)
  })

  test(`signing in has no barriers (${name})`, async ({ visit }) => {
    const page = await (await visit(stage().url, look)).newPage()
    await page.goto('/desk/sign-in')
    await page.locator('button[type=submit]').click()
    await expect(page.getByRole('textbox').first()).toHaveAttribute('aria-invalid', 'true')
    await expectNoBarriers(page, 'sign-in')
    await page.goto('/desk/join#not-a-link')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/失效|no longer works/)
    await expectNoBarriers(page, 'a link that is over')
  })

  test(`the desk has no barriers (${name})`, async ({ desk }) => {
    await walkDesk(await lookAs(desk, look), await conversationWith(journeys.customer.name))
  })

  test(`the settings have no barriers (${name})`, async ({ desk }) => {
    await walkSettings(await lookAs(desk, look))
  })
}

test('the widget has no barriers on a phone', async ({ shop }) => {
  await walkWidget(await shop({ ...phone, colorScheme: 'light' }), 'zh-CN')
})

test('the desk has no barriers on a phone', async ({ desk }) => {
  const look = { ...phone, locale: 'zh-CN', colorScheme: 'dark' } as const
  const { page, rows, openById } = await lookAs(desk, look)
  await expect(rows.first()).toBeVisible()
  await expectNoBarriers(page, 'the list')
  await openById(await conversationWith(journeys.customer.name))
  await expectNoBarriers(page, 'a conversation')
  await page.getByRole('button', { name: '更多操作' }).click()
  await page.getByRole('menuitem', { name: '客户资料' }).click()
  await expect(page.getByRole('complementary', { name: '客户资料' })).toBeVisible()
  await expectNoBarriers(page, 'the profile over the conversation')
  for (const path of ['settings', 'settings/profile', 'settings/agents', 'settings/lines']) {
    await page.goto(`/desk/${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectNoBarriers(page, path)
  }
})

/** The agent’s own preferences follow the look: the language is his, the theme the system’s. */
async function lookAs(
  desk: (name: 'access', options: BrowserContextOptions) => Promise<Agent>,
  look: BrowserContextOptions & Look,
): Promise<Agent> {
  const { url, agents } = stage()
  await ask({ url, cookie: agents.access.cookie }, 'PATCH /api/me', {
    body: { preferences: { language: look.locale, theme: 'system' } },
  })
  return desk('access', look)
}
