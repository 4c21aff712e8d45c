/**
 * Writes again what is made from other files.
 *   node scripts/generate.ts [--check]
 * With --check it writes nothing and names what is stale.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderClientEndpoints } from './generate/client-endpoints.ts'
import { renderDomainMap } from './generate/domain-map.ts'
import { renderExchangeSchema } from './generate/exchange-schema.ts'

const root = join(import.meta.dirname, '..')

type Generated = { path: string; render: (current: string) => Promise<string> }

const generated: readonly Generated[] = [
  { path: 'server/platform/database/tables.ts', render: renderRows },
  { path: 'ARCHITECTURE.md', render: renderDomainMap },
  { path: 'client/endpoints.ts', render: renderClientEndpoints },
  { path: 'docs/exchange.schema.json', render: renderExchangeSchema },
]

/** The row types, read from a database that all migrations have run on. */
async function renderRows(): Promise<string> {
  const { renderTables } = await import('../server/platform/database/generate-tables.ts')
  const { openTestDatabase } = await import('../server/platform/database/test-kit.ts')
  const database = await openTestDatabase()
  try {
    return await renderTables(database.pool)
  } finally {
    await database.close()
  }
}

async function main(isCheck: boolean): Promise<boolean> {
  let isFine = true
  for (const { path, render } of generated) {
    const file = join(root, path)
    const current = existsSync(file) ? readFileSync(file, 'utf8') : ''
    try {
      const next = await render(current)
      if (next === current) continue
      if (isCheck) throw new Error('stale; run npm run generate')
      writeFileSync(file, next)
      console.log(`wrote ${path}`)
    } catch (error) {
      isFine = false
      console.error(`${path}: ${(error as Error).message}`)
    }
  }
  return isFine
}

// A database that could not be prepared keeps its connection, and with it this process.
process.exit((await main(process.argv.includes('--check'))) ? 0 : 1)
