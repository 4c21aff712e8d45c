import type { z } from 'zod'
import {
  backupEnd,
  backupManifest,
  formatVersion,
  readArchive,
  readWhole,
  type ArchiveEntry,
  type BackupEnd,
  type BackupManifest,
} from './backup-archive.ts'
import { tableLabel } from './backup-tables.ts'

const MiB = 1024 * 1024

/**
 * Reads a backup from its first to its last byte and answers what it says about itself. Refuses a file
 * that is cut off, damaged, of another format, or holds an entry that does not belong in one.
 */
export async function checkBackup(
  file: string,
): Promise<{ manifest: BackupManifest; end: BackupEnd }> {
  try {
    return await checkEntries(file)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new Error(`There is no file ${file}.`, { cause: error })
    throw new Error(`${file} is not a complete backup: ${message}. Nothing was changed.`, {
      cause: error,
    })
  }
}

async function checkEntries(file: string): Promise<{ manifest: BackupManifest; end: BackupEnd }> {
  let manifest: BackupManifest | null = null
  let end: BackupEnd | null = null
  let files = 0
  for await (const entry of readArchive(file)) {
    if (end !== null) throw new Error('something follows its end')
    if (entry.name === 'manifest.json' && manifest === null) {
      manifest = await readJson(entry, backupManifest)
      if (manifest.formatVersion > formatVersion)
        throw new Error('it was written by a newer program')
    } else if (manifest === null) {
      throw new Error('it does not begin as one')
    } else if (entry.name === 'end.json') {
      end = await readJson(entry, backupEnd)
      if (end.sha256 !== entry.hashBefore()) throw new Error('its check sum is wrong')
      if (end.files !== files) throw new Error(`it holds ${files} files instead of ${end.files}`)
    } else {
      checkName(entry.name, manifest)
      if (entry.name.startsWith('files/')) files++
      for await (const _ of entry.content);
    }
  }
  if (manifest === null || end === null) throw new Error('its end is missing')
  return { manifest, end }
}

async function readJson<T>(entry: ArchiveEntry, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse((await readWhole(entry, 16 * MiB)).toString('utf8')))
}

/** A name becomes a table or a path, so only what we would have written is taken. */
function checkName(name: string, manifest: BackupManifest): void {
  if (name === 'secret.key') return
  const [kind, ...path] = name.split('/')
  const isPlain =
    path.length > 0 &&
    path.every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\\'))
  if (kind === 'files' && isPlain) return
  const isPiece =
    path.length === 2 && manifest.tables.some((table) => tableLabel(table) === path[0])
  if (kind === 'tables' && isPiece) return
  throw new Error(`the entry ${name} does not belong in one`)
}
