import { mkdtemp, rename, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What a restore puts in place besides the rows. */
const restored = ['files', 'secret.key']

/**
 * Moves the draft's files and key into the data folder, and what was there into a new folder beside them.
 * A key that the backup does not have goes aside too: it opens nothing of what is restored. `undo` moves
 * everything back.
 */
export async function swapFiles(
  dataDir: string,
  draft: string,
  at: Date,
): Promise<{ keptAside: string | null; undo(): Promise<void> }> {
  const stamp = at.toISOString().slice(0, 19).replaceAll(':', '-')
  const aside = await mkdtemp(join(dataDir, `before-restore-${stamp}-`))
  const moves: { from: string; to: string }[] = []
  let isAnyKept = false
  const undo = async () => {
    for (const { from, to } of moves.toReversed()) await rename(to, from)
    await rmdir(aside).catch(() => undefined)
  }
  const move = async (from: string, to: string) => {
    const isThere = (await stat(from).catch(() => null)) !== null
    if (!isThere) return false
    await rename(from, to)
    moves.push({ from, to })
    return true
  }
  try {
    for (const name of restored) {
      if (await move(join(dataDir, name), join(aside, name))) isAnyKept = true
      await move(join(draft, name), join(dataDir, name))
    }
  } catch (error) {
    await undo()
    throw error
  }
  if (!isAnyKept) await rmdir(aside)
  return { keptAside: isAnyKept ? aside : null, undo }
}
