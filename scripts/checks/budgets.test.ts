import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import test from 'node:test'
import { gzipSync } from 'node:zlib'
import { measure } from './budgets.ts'

const entry = "import './shared-1.js'\nimport('./lazy-1.js')\nconsole.log('entry')\n"
const shared = "export { a } from './deep-1.js'\nconsole.log('shared')\n"
const app = {
  'budget.json': '{ "first-load": 1000, "first-load + lazy-*.js": 1000, "dist/loader.js": 10 }',
  'dist/index.html':
    '<link rel="modulepreload" href="/desk/assets/shared-1.js"><script type="module" src="/desk/assets/entry-1.js"></script>',
  'dist/assets/entry-1.js': entry,
  'dist/assets/shared-1.js': shared,
  'dist/assets/deep-1.js': 'export const a = 1\n',
  'dist/assets/lazy-1.js': "import './shared-1.js'\nexport const lazy = 1\n",
  'dist/loader.js': 'console.log(1)\n',
}

test('a first load is what the page names and what that imports at once, each file once', () => {
  const bytes = [entry, shared, app['dist/assets/deep-1.js']].reduce(
    (sum, text) => sum + gzipSync(text, { level: 9 }).length,
    0,
  )
  const lazy = gzipSync(app['dist/assets/lazy-1.js'], { level: 9 }).length
  const loader = gzipSync(app['dist/loader.js'], { level: 9 }).length
  assert.deepEqual(measureFiles(app), [
    { name: 'first-load', bytes, bytesMax: 1000 },
    { name: 'first-load + lazy-*.js', bytes: bytes + lazy, bytesMax: 1000 },
    { name: 'dist/loader.js', bytes: loader, bytesMax: 10 },
  ])
})

test('a budget for a file that is not there is refused', () => {
  assert.throws(
    () => measureFiles({ ...app, 'budget.json': '{ "dist/nothing*.js": 1 }' }),
    /there is no file dist\/nothing/,
  )
  assert.throws(
    () => measureFiles({ ...app, 'dist/index.html': '<p>nothing</p>' }),
    /names no script/,
  )
})

function measureFiles(files: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'budgets-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    return measure(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
