import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { pathToFileURL } from 'node:url'
import { migrate, migrationsFolder, readMigrations } from './migrate.ts'
import { eachServer, openTestDatabase, testLog, type TestDatabase } from './test-kit.ts'

const log = testLog()
let folder: string

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yingsheng-migrations-'))
  await writeFile(
    join(folder, '0001_first.sql'),
    'create table one (number int); insert into one values (1);',
  )
  await writeFile(
    join(folder, '0002_second.sql'),
    'alter table one add column word text;\nselect pg_sleep(0.2);',
  )
})
after(() => rm(folder, { recursive: true, force: true }))

eachServer((name, server) => {
  describe(`migrate() on ${name}`, () => {
    async function onEmpty(work: (database: TestDatabase) => Promise<void>) {
      await using database = await openTestDatabase({ ...server, isEmpty: true })
      await work(database)
    }

    it('applies our own migrations to an empty database, and nothing the second time', () =>
      onEmpty(async ({ pool }) => {
        const known = await readMigrations(migrationsFolder)
        const first = await migrate(pool, { log })
        assert.equal(first.version, known.length)
        assert.equal(first.applied.length, known.length)
        assert.deepEqual(await migrate(pool, { log }), { version: known.length, applied: [] })
      }))

    it('applies each file once when three processes start at the same moment', () =>
      onEmpty(async ({ pool, url }) => {
        const module = pathToFileURL(join(import.meta.dirname, 'migrate.ts')).href
        const code = `
          const { migrate } = await import(${JSON.stringify(module)})
          const log = { info() {} }
          console.log((await migrate(${JSON.stringify(url)}, { folder: ${JSON.stringify(folder)}, log })).applied.length)`
        const outputs = await Promise.all([0, 1, 2].map(() => run(code)))
        assert.deepEqual(outputs.map(Number).sort(), [0, 0, 2])
        assert.equal((await pool.query('select from one')).rowCount, 1)
      }))

    it('refuses a failing file, naming it, and keeps what the files before it did', () =>
      onEmpty(async ({ pool }) => {
        await using broken = await variant({
          '0003_third.sql': 'create table three (number int); select 1 / 0;',
        })
        await assert.rejects(
          migrate(pool, { folder: broken.folder, log }),
          /0003_third failed: division by zero/,
        )
        const { rows } = await pool.query(
          `select to_regclass('one') is not null as one, to_regclass('three') as three`,
        )
        assert.deepEqual(rows, [{ one: true, three: null }])
        assert.deepEqual((await migrate(pool, { folder, log })).applied, [])
      }))

    it('refuses a database that is newer than the files', () =>
      onEmpty(async ({ pool }) => {
        await using newer = await variant({ '0003_third.sql': 'select 1;' })
        await migrate(pool, { folder: newer.folder, log })
        const refusal =
          /newer than this program: it has migration 0003_third, and the newest known here is 0002_second/
        await assert.rejects(migrate(pool, { folder, log }), refusal)
      }))

    it('refuses a file that was changed after it had been applied, but not its line ends', () =>
      onEmpty(async ({ pool }) => {
        await migrate(pool, { folder, log })
        await using windows = await variant({
          '0002_second.sql': 'alter table one add column word text;\r\nselect pg_sleep(0.2);',
        })
        await migrate(pool, { folder: windows.folder, log })
        await using changed = await variant({
          '0002_second.sql': 'alter table one add column words text;',
        })
        await assert.rejects(
          migrate(pool, { folder: changed.folder, log }),
          /0002_second was changed after/,
        )
      }))

    it('refuses a gap in the database', () =>
      onEmpty(async ({ pool }) => {
        await migrate(pool, { folder, log })
        await pool.query('delete from schema_migrations where version = 1')
        await assert.rejects(
          migrate(pool, { folder, log }),
          /lacks migration 0001 but has 0002_second/,
        )
      }))
  })
})

describe('readMigrations()', () => {
  it('refuses a gap, a number twice, and a name that is none', async () => {
    for (const [file, refusal] of [
      ['0004_late.sql', /next migration's number must be 0003/],
      ['0002_again.sql', /number must be 0002|number must be 0003/],
      ['third.sql', /is not named like a migration/],
      ['0003_Third.sql', /is not named like a migration/],
    ] as const) {
      await using wrong = await variant({ [file]: 'select 1;' })
      await assert.rejects(readMigrations(wrong.folder), refusal)
    }
  })
})

/** The folder with some files more or other ones. */
async function variant(files: Record<string, string>) {
  const copy = await mkdtemp(join(tmpdir(), 'yingsheng-migrations-'))
  await cp(folder, copy, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(copy, name), text)
  return { folder: copy, [Symbol.asyncDispose]: () => rm(copy, { recursive: true, force: true }) }
}

async function run(code: string): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk))
  await once(child, 'close')
  return output
}
