/** One at a time between processes: a file that names its holder. */
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const lookEveryMs = 100
/** Between making the file and naming the holder in it. */
const namelessMs = 2_000

/** Waits until nobody holds the lock, then holds it. Answers how to let go; a dead holder holds nothing. */
export async function holdLock(file: string): Promise<() => void> {
  for (;;) {
    if (take(file)) return () => rmSync(file, { force: true })
    if (isAbandoned(file)) rmSync(file, { force: true })
    else await sleep(lookEveryMs)
  }
}

function take(file: string): boolean {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function isAbandoned(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, 'utf8'))
    if (holder === 0) return Date.now() - statSync(file).mtimeMs > namelessMs
    process.kill(holder, 0)
    return false
  } catch (error) {
    // ESRCH: no such process. ENOENT: just released, and free for taking.
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
