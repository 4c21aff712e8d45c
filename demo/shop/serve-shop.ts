import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Language } from '../../contracts/text.ts'
import type { Ground } from '../../server/platform/context.ts'
import { Refusal } from '../../server/platform/refusal.ts'
import type { buildApi } from '../../server/processes/parts/api.ts'
import { customers } from '../story/customers.ts'
import type { LineKey } from '../story/lines.ts'
import { renderPage } from './render-page.ts'
import { fieldsOf, vouchFor } from './vouch-for.ts'

type App = Awaited<ReturnType<typeof buildApi>>

/** Each language of the shop has a line, and one customer whom its page can sign in. */
const faces = {
  'zh-CN': { path: '/demo-shop/', line: 'website', customer: '林晓雯' },
  en: { path: '/demo-shop/en/', line: 'overseas', customer: 'Olivia Brown' },
} as const satisfies Record<Language, { path: string; line: LineKey; customer: string }>

const files = join(import.meta.dirname, 'files')
/** The desk's, so that Latin letters look the same on every machine. */
const font = join(import.meta.dirname, '../../web/ui/fonts/inter.woff2')
const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Adds the demo shop to an app that does not listen yet: its page in two languages, its files, its sign-in. */
export async function serveShop(
  app: App,
  ground: Ground,
  lines: Record<LineKey, string>,
): Promise<void> {
  for (const [language, { path, line, customer }] of Object.entries(faces)) {
    const page = renderPage({
      language: language as Language,
      lineId: lines[line],
      customerName: customer,
    })
    app.get(path, (_, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
    )
    app.get(path.slice(0, -1), (_, reply) => reply.redirect(path))
  }
  const paths = (await readdir(files)).map((name) => join(files, name))
  for (const path of [...paths, font]) {
    const content = await readFile(path)
    app.get(`/demo-shop/files/${basename(path)}`, (_, reply) =>
      reply.type(mediaTypes[extname(path)]!).header('cache-control', 'no-cache').send(content),
    )
  }
  app.post('/demo-shop/identity', (request) => signIn(ground, lines, request.body))
}

/** What the shop's server would do after its own sign-in: say by a signed token who this is. */
async function signIn(ground: Ground, lines: Record<LineKey, string>, body: unknown) {
  const language = (body as { language?: unknown } | null)?.language
  if (language !== 'zh-CN' && language !== 'en')
    throw new Refusal('malformed', { at: 'body.language' })
  const { line, customer } = faces[language]
  const known = customers.find(({ name }) => name === customer)!
  return {
    token: await vouchFor(ground, lines[line], known),
    fields: fieldsOf(known, ground.now()),
  }
}
