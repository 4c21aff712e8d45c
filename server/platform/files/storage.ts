import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'

/**
 * Where the bytes of files live: outside anything that is served, under names made from ids. What a
 * file is called and who may read it is the database's to know.
 */
export type FileStorage = {
  put(key: string, bytes: Buffer): Promise<void>
  read(key: string): Promise<Readable>
  remove(key: string): Promise<void>
}

/** Files in a folder of the data directory. */
export async function createDiskStorage(dataDir: string): Promise<FileStorage> {
  const folder = join(dataDir, 'files')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }))
  return {
    put: (key, bytes) => disk.put(pathOf(key), bytes),
    read: (key) => disk.getStream(pathOf(key)),
    remove: (key) => disk.delete(pathOf(key)),
  }
}

/** Spread over folders by the end of the id, which is random; the start is the time. */
function pathOf(key: string): string {
  if (!/^[0-9a-f-]{36}(\.preview)?$/.test(key)) throw new Error('a file is stored under its id')
  return `${key.slice(34, 36)}/${key}`
}
