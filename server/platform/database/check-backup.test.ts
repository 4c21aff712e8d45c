import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { formatVersion, toJson, writeArchive, type BackupManifest } from './backup-archive.ts'
import { checkBackup } from './check-backup.ts'

const manifest: BackupManifest = {
  format: 'yingsheng-backup',
  formatVersion,
  madeAt: '2026-03-01T08:00:00.000Z',
  schema: [{ version: 1, name: 'ground', checksum: 'abc' }],
  tables: [{ schema: 'public', name: 'messages', columns: ['text'] }],
  sequences: { messages_number_seq: 7 },
  jobQueueVersion: null,
}

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yingsheng-check-'))
})
after(() => rm(folder, { recursive: true, force: true }))

describe('checkBackup()', () => {
  it('answers what the file says about itself', async () => {
    const path = await write()
    const { manifest: read, end } = await checkBackup(path)
    assert.deepEqual(read, manifest)
    assert.deepEqual([end.rows, end.files], [{ messages: 2 }, 1])
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.endsWith('.unfinished')),
      [],
    )
  })

  it('refuses a file cut off at any place', async () => {
    const path = await write()
    const whole = await readFile(path)
    for (let length = 0; length < whole.length; length += 97) {
      await writeFile(path, whole.subarray(0, length))
      await assert.rejects(
        checkBackup(path),
        /is not a complete backup: .+ Nothing was changed/,
        `cut at ${length}`,
      )
    }
    await writeFile(path, whole.subarray(0, -1))
    await assert.rejects(checkBackup(path), /is not a complete backup/)
  })

  it('refuses a flipped bit at any place, unless it still unpacks to the same', async () => {
    const path = await write()
    const whole = await readFile(path)
    let refused = 0
    for (let at = 12; at < whole.length; at += 31) {
      const flipped = Buffer.from(whole)
      flipped[at]! ^= 1 << (at % 8)
      await writeFile(path, flipped)
      const isAccepted = await checkBackup(path).then(
        () => true,
        () => false,
      )
      // Compression has more than one way to say the same; every other difference must be seen.
      if (isAccepted) assert.ok(gunzipSync(flipped).equals(gunzipSync(whole)), `flipped at ${at}`)
      else refused++
    }
    assert.ok(refused > 50)
  })

  it('refuses what is no backup, is newer, or is not there', async () => {
    const path = join(folder, 'odd')
    await assert.rejects(checkBackup(path), { message: `There is no file ${path}.` })
    await writeFile(path, 'Dear Sirs')
    await assert.rejects(checkBackup(path), /is not a complete backup/)
    const newer = await write({}, { ...manifest, formatVersion: formatVersion + 1 })
    await assert.rejects(checkBackup(newer), /written by a newer program/)
  })

  it('refuses entries that would land elsewhere', async () => {
    const names = [
      '../away',
      'files/../away',
      'files//away',
      'files/',
      '/etc/passwd',
      'files/a\\b',
      'tables/agents/1.copy',
      'tables/messages',
      'other',
    ]
    for (const name of names) {
      const path = await write({ [name]: 'content' })
      await assert.rejects(checkBackup(path), /does not belong in one/, name)
    }
  })

  it('refuses when the number of files is not what its end says', async () => {
    const path = await write({ 'files/second': 'one more' })
    await assert.rejects(checkBackup(path), /it holds 2 files instead of 1/)
  })
})

async function write(more: Record<string, string> = {}, head: object = manifest): Promise<string> {
  const path = join(folder, 'backup.tar.gz')
  const archive = await writeArchive(path)
  await archive.add('manifest.json', toJson(head))
  await archive.add('tables/messages/000001.copy', Buffer.from('你好\n再见\n'))
  await archive.add('files/photo', randomBytes(3_000))
  for (const [name, content] of Object.entries(more)) await archive.add(name, Buffer.from(content))
  await archive.finish({ rows: { messages: 2 }, files: 1 })
  return path
}
