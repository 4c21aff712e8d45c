/** `test` for journeys: it gives browsers to customers and agents, and looks after what their pages complain of. */
import {
  test as base,
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
} from '@playwright/test'
import type { QueryOf, ReplyOf } from '../contracts/api.ts'
import type { ConversationRow } from '../contracts/conversations.ts'
import { agentAt, type Agent } from './people/agent.ts'
import type { CastName } from './people/cast.ts'
import { customerAt, type Customer } from './people/customer.ts'
import { ask } from './product/ask.ts'
import { stage, type SignedIn } from './stage.ts'

export { expect }

type Journey = {
  /** A browser of its own, closed at the end; what its pages complain of fails the journey. */
  visit: (url: string, options?: BrowserContextOptions & Excuses) => Promise<BrowserContext>
  /** A customer on the shop's page, in a browser of his own. */
  shop: (options?: Shopping) => Promise<Customer>
  /** An agent of the cast at his desk, signed in, in a browser of his own. */
  desk: (name: CastName, options?: BrowserContextOptions) => Promise<Agent>
  /** Another tab of the same browser. */
  beside: <Person extends { page: Agent['page'] }>(person: Person) => Promise<Person>
}
type Shopping = BrowserContextOptions & { path?: string }
/** Complaints that belong to the journey. */
type Excuses = { excused?: RegExp }

export const test = base.extend<Journey>({
  visit: async ({ browser }, use) => {
    const opened: { context: BrowserContext; heard: () => string[] }[] = []
    await use(async (url, { excused, ...options } = {}) => {
      const { context, complaints } = await openBrowser(browser, { baseURL: url, ...options })
      opened.push({ context, heard: () => complaints.filter((text) => !excused?.test(text)) })
      return context
    })
    await Promise.all(opened.map(({ context }) => context.close()))
    expect(opened.flatMap(({ heard }) => heard())).toEqual([])
  },
  shop: async ({ visit }, use) => {
    await use(async ({ path = '/demo-shop/', ...options } = {}) => {
      const context = await visit(stage().url, options)
      const customer = customerAt(await context.newPage())
      await customer.page.goto(path)
      await expect(customer.launcher).toBeVisible()
      return customer
    })
  },
  desk: async ({ visit }, use) => {
    await use(async (name, options) => {
      const { url, agents } = stage()
      const context = await visit(url, options)
      await signIn(context, url, agents[name])
      const agent = agentAt(await context.newPage())
      await agent.look('unassigned')
      return agent
    })
  },
  beside: async ({}, use) => {
    await use(async (person) => {
      const page = await person.page.context().newPage()
      await page.goto(person.page.url())
      return ('launcher' in person ? customerAt(page) : agentAt(page)) as never
    })
  },
})

/** Gives a browser an agent's session. */
export async function signIn(
  context: BrowserContext,
  url: string,
  { cookie }: Pick<SignedIn, 'cookie'>,
): Promise<void> {
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
}

/** The newest conversation whose last line this is, as soon as the server has it. */
export async function conversationOf(text: string): Promise<string> {
  let found: ConversationRow | undefined
  await expect
    .poll(async () => {
      const rows = (await openConversations()).filter(({ lastLine }) => lastLine.text === text)
      return (found = rows.sort((a, b) => b.number - a.number)[0])
    })
    .toBeDefined()
  return found!.id
}

/** The oldest open conversation with a customer of this name: the one of the story. */
export async function conversationWith(name: string): Promise<string> {
  const found = (await openConversations()).filter(({ customerName }) => customerName === name)
  return found.sort((a, b) => a.number - b.number)[0]!.id
}

async function openConversations(): Promise<ConversationRow[]> {
  const { url, owner } = stage()
  const rows: ConversationRow[] = []
  let after: string | null = null
  do {
    const query: QueryOf<'GET /api/conversations'> = { view: 'all', limit: 100 }
    if (after !== null) query.after = after
    const page: ReplyOf<'GET /api/conversations'> = await ask(
      { url, cookie: owner.cookie },
      'GET /api/conversations',
      { query },
    )
    rows.push(...page.conversations)
    after = page.next
  } while (after !== null)
  return rows
}

async function openBrowser(browser: Browser, options: BrowserContextOptions) {
  // Journeys that answer requests in the server's place could not reach those a worker makes.
  const context = await browser.newContext({ serviceWorkers: 'block', ...options })
  const complaints: string[] = []
  context.on('weberror', (error) => complaints.push(`${error.error().stack}`))
  context.on('console', (message) => {
    if (message.type() === 'error' && !isOfNetwork(message.text())) complaints.push(message.text())
  })
  // The widget closes its shadow to the shop's page; the journeys look in.
  await context.addInitScript(() => {
    const attach = Element.prototype.attachShadow
    Element.prototype.attachShadow = function (options) {
      return attach.call(this, { ...options, mode: 'open' })
    }
  })
  return { context, complaints }
}

/** Chromium writes an error for each answer of 400 and more and for each lost connection: journeys cause both. */
function isOfNetwork(text: string): boolean {
  return /^Failed to load resource|^WebSocket connection to|net::ERR_/.test(text)
}
