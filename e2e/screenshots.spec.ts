/**
 * The pictures of README.md and README.zh-CN.md. Those that are there are left alone, so that a run
 * leaves a clean tree; missing ones, or all with UPDATE_SCREENSHOTS=1, are taken in a demo shop of their
 * own, which no journey has touched.
 */
import { existsSync } from 'node:fs'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test'
import sharp from 'sharp'
import { journeys } from '../demo/journeys.ts'
import { expect, signIn, test } from './journey.ts'
import { settle } from './people/barriers.ts'
import { customerAt } from './people/customer.ts'
import { enter } from './product/ask.ts'
import { type Product, startProduct } from './product/start-product.ts'

const folder = join(import.meta.dirname, '../docs/screenshots')
const bytesMax = 400 * 1024
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }

type Picture = {
  name: string
  look: BrowserContextOptions
  /** Leads to what is to be seen. */
  show: (context: BrowserContext, url: string) => Promise<Page>
}

const desks = [
  { short: 'zh', locale: 'zh-CN', agent: journeys.agent, customer: journeys.customer },
  { short: 'en', locale: 'en', agent: journeys.englishAgent, customer: journeys.englishCustomer },
] as const

const pictures: Picture[] = [
  ...desks.flatMap(({ short, locale, agent, customer }) =>
    (['light', 'dark'] as const).flatMap((colorScheme): Picture[] => [
      {
        name: `desk-${colorScheme}-${short}`,
        look: { locale, colorScheme },
        show: (context, url) => openDesk(context, { url, agent, customer: customer.name }),
      },
      {
        name: `widget-${colorScheme}-${short}`,
        look: { locale, colorScheme, viewport: { width: 1180, height: 860 } },
        show: (context) => openWidget(context, journeys.shopPages[locale]),
      },
    ]),
  ),
  {
    name: 'desk-phone-zh',
    look: { ...phone, colorScheme: 'light' },
    show: (context, url) =>
      openDesk(context, { url, agent: journeys.agent, customer: journeys.customer.name }),
  },
  // Its broad gradient takes more bytes than all the rest.
  {
    name: 'sign-in-light-zh',
    look: { colorScheme: 'light', deviceScaleFactor: 1.5 },
    show: openSignIn,
  },
  { name: 'line-light-zh', look: { colorScheme: 'light' }, show: openLine },
]

const isWanted = ({ name }: Picture) =>
  process.env['UPDATE_SCREENSHOTS'] === '1' || !existsSync(pathOf(name))
let product: Product | undefined
/** A time zone in which the shop is open now: the pictures show working hours. */
const timezoneId = zoneWhereItIs(10)

test.beforeAll(async () => {
  test.setTimeout(180_000)
  if (pictures.some(isWanted)) product = await startProduct('demo/start.ts', { TZ: timezoneId })
})
test.afterAll(() => product?.close())

for (const picture of pictures) {
  const { name, look, show } = picture
  test(`${name}.png is there, and small`, async ({ visit }) => {
    if (isWanted(picture)) {
      const { url } = product!
      const page = await show(await visit(url, { deviceScaleFactor: 2, timezoneId, ...look }), url)
      await settle(page)
      await mkdir(folder, { recursive: true })
      const png = sharp(await page.screenshot({ caret: 'hide' })).png({ compressionLevel: 9 })
      await writeFile(pathOf(name), await png.toBuffer())
    }
    expect((await stat(pathOf(name))).size).toBeLessThan(bytesMax)
  })
}

type Wanted = { url: string; agent: { email: string; password: string | null }; customer: string }

async function openDesk(context: BrowserContext, { url, agent, customer }: Wanted): Promise<Page> {
  const page = await signedIn(context, url, agent)
  await page.goto('/desk/conversations/mine')
  await page.locator('[data-conversation]').filter({ hasText: customer }).click()
  await expect(page.locator('#composer-text')).toBeVisible()
  await expectDrawn(page)
  return page
}

/** The customer’s side of the same conversation. */
async function openWidget(context: BrowserContext, path: string): Promise<Page> {
  const customer = customerAt(await context.newPage())
  const { page, launcher, chat, thread } = customer
  await page.goto(path)
  await page.locator('#sign-in').click()
  await expect(page.locator('#signed-in')).toBeVisible()
  await launcher.click()
  await chat.locator('.card').last().click()
  await expect(thread.locator('.row').last()).toBeVisible()
  await expectDrawn(page)
  return page
}

async function openSignIn(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  await page.goto('/desk/sign-in')
  await expect(page.locator('button[type=submit]')).toBeVisible()
  return page
}

async function openLine(context: BrowserContext, url: string): Promise<Page> {
  const page = await signedIn(context, url, journeys.owner)
  await page.goto('/desk/settings/lines')
  await page.locator('#main').getByRole('link', { name: journeys.lines.website }).click()
  await expect(page.getByRole('img', { name: /^挂件预览/ })).toBeVisible()
  return page
}

async function signedIn(
  context: BrowserContext,
  url: string,
  { email, password }: Wanted['agent'],
): Promise<Page> {
  const { cookie } = await enter({ url }, 'POST /api/session', {
    body: { email, password: password! },
  })
  await signIn(context, url, { cookie })
  return context.newPage()
}

/** Pictures and letters are there. */
async function expectDrawn(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    await frame.waitForFunction(async () => {
      await document.fonts.ready
      return [...document.images].every(
        ({ complete, naturalWidth }) => complete && naturalWidth > 0,
      )
    })
  }
}

function pathOf(name: string): string {
  return join(folder, `${name}.png`)
}

/** `Etc/GMT-8` and its like: the one whose clocks show this hour now. */
function zoneWhereItIs(hour: number): string {
  const ahead = ((hour - new Date().getUTCHours() + 36) % 24) - 12
  // By an old custom the sign of these names is turned round.
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}
