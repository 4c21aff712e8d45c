import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { layOutDomain } from './new-domain.ts'
import { tidy } from './tidy.ts'

function inEmptyHouse(look: (root: string) => void): void {
  const root = mkdtempSync(join(tmpdir(), 'new-domain-'))
  try {
    mkdirSync(join(root, 'contracts'))
    writeFileSync(join(root, 'contracts/surveys.ts'), 'export const survey = 1\n')
    mkdirSync(join(root, 'server/domains'), { recursive: true })
    const map = 'export const domains = { surveys: [] }\nexport const tableOwners = {}\n'
    writeFileSync(join(root, 'server/domains/map.ts'), map)
    look(root)
  } finally {
    rmSync(root, { recursive: true })
  }
}

test('a new domain is tidy from the start', () =>
  inEmptyHouse((root) => {
    assert.equal(layOutDomain(root, 'surveys').length, 4)
    assert.deepEqual(tidy(root), [])
  }))

test('a new domain is refused when its name is taken or is no name', () =>
  inEmptyHouse((root) => {
    layOutDomain(root, 'surveys')
    assert.throws(() => layOutDomain(root, 'surveys'), /there already/)
    for (const name of ['', '../agents', 'Surveys', 'two words']) {
      assert.throws(() => layOutDomain(root, name), /one lower-case word/)
    }
  }))
