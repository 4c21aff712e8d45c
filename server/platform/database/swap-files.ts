import { mkdir, rename, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What a restore puts in place besides the rows. */
const restored = ['files', 'secret.key']

/**
 * Moves the draft's files and key into the data folder, and what was there into a folder beside them.
 * `undo` moves both back.
 */
export async function swapFiles(
  dataDir: string,
  draft: string,
  at: Date,
): Promise<{ keptAside: string | null; undo(): Promise<void> }> {
  const aside = join(dataDir, `before-restore-${at.toISOString().slice(0, 19).replaceAll(':', '-')}`)
  const moves: { from: string; to: string }[] = []
  const undo = async () => {
    for (const { from, to } of moves.toReversed()) await rename(to, from)
    await rmdir(aside).catch(() => undefined)
  }
  try {
    for (const name of restored) {
      // A backup without a key comes from a server with SECRET_KEY, or without sealed secrets: the key
      // that is here opens nothing of it either way, and goes aside all the same.
      for (const [from, to] of [[join(dataDir, name), join(aside, name)], [join(draft, name), join(dataDir, name)]] as const) {
        if ((await stat(from).catch(() => null)) === null) continue
        await mkdir(aside, { recursive: true, mode: 0o700 })
        await rename(from, to)
        moves.push({ from, to })
      }
    }
  } catch (error) {
    await undo()
    throw error
  }
  const isAnyKept = moves.some(({ to }) => to.startsWith(aside))
  if (!isAnyKept) await rmdir(aside).catch(() => undefined)
  return { keptAside: isAnyKept ? aside : null, undo }
}
