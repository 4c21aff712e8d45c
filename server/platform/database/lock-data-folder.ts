/*
 * One process per data folder, whatever happens.
 *
 * Two servers on one database folder destroy it, so the lock must be exclusive, must vanish with its
 * process even when that is killed, and must hold across containers that share the folder. Only a
 * lock of the operating system's kernel on a file does all three: a file with a process number is left
 * behind by a crash, and sockets and process numbers are private to a container. Node offers no file
 * locks of its own, but SQLite, which is part of Node, takes one when a transaction begins exclusively.
 * Nothing is ever written to that file.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const sqliteBusy = 5

/** Somebody else has the data folder. `address` of the running database: see readAddress(). */
export class DataFolderInUse extends Error {}

export type DataFolderLock = { release(): void }

/** Held so that no lock is lost to garbage collection. */
const held = new Set<DatabaseSync>()

/** Takes the data folder for this process, until released or dead. Refuses with DataFolderInUse. */
export function lockDataFolder(dataDir: string): DataFolderLock {
  mkdirSync(dataDir, { recursive: true })
  const database = new DatabaseSync(join(dataDir, 'server.lock'), { timeout: 0 })
  try {
    database.exec('pragma journal_mode = off; begin exclusive')
  } catch (error) {
    database.close()
    if ((error as { errcode?: number }).errcode === sqliteBusy)
      throw new DataFolderInUse(sayWhoHolds(dataDir))
    throw error
  }
  held.add(database)
  const holderFile = join(dataDir, 'server.pid')
  writeFileSync(holderFile, `${process.pid} ${hostname()}\n`)
  return {
    release() {
      if (!held.delete(database)) return
      rmSync(holderFile, { force: true })
      database.close()
    },
  }
}

function sayWhoHolds(dataDir: string): string {
  let holder = 'another process'
  try {
    const [pid, host] = readFileSync(join(dataDir, 'server.pid'), 'utf8').trim().split(' ')
    holder = host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`
  } catch {
    // It is starting or stopping at this moment.
  }
  return `The data folder ${dataDir} is in use by ${holder}. Stop it first, or set DATA_DIR to another folder.`
}
