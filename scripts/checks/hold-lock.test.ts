import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { holdLock } from './hold-lock.ts'

test('one at a time holds the lock, and a dead holder holds nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'))
  const file = join(folder, 'lock')
  try {
    // No process has so high a number.
    writeFileSync(file, '99999999')
    const release = await holdLock(file)
    const second = holdLock(file)
    assert.equal(await Promise.race([second.then(() => 'held'), sleep(250, 'waiting')]), 'waiting')
    release()
    ;(await second)()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
