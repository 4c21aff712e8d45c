import { chmod, chown, lstat, mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canReach, type Account } from './account.ts'
import { readAddress } from './address.ts'

/** The kernel keeps 108 bytes for a socket's path on Linux and 104 on macOS, the closing NUL included. */
const socketPathBytesMax = process.platform === 'darwin' ? 103 : 107

/**
 * A folder for the database's socket that only the account (and root) may enter: that is what protects
 * the database, which asks no password there. In the data folder, or, where that path is too long or
 * closed to the account, a private one among the temporary files.
 */
export async function prepareSocketFolder(
  dataDir: string,
  account: Account,
  port: number,
): Promise<string> {
  const inside = join(dataDir, 'postgres-socket')
  const fits = Buffer.byteLength(join(inside, `.s.PGSQL.${port}`)) <= socketPathBytesMax
  if (fits && (await canReach(account, dataDir))) {
    await mkdir(inside, { recursive: true })
    await closeToOthers(inside, account)
    return inside
  }
  const before = await readAddress(dataDir)
  if (before !== null && 'host' in before && (await isPrivateTo(account, before.host)))
    return before.host
  const outside = await mkdtemp(join(tmpdir(), 'yingsheng-socket-'))
  await closeToOthers(outside, account)
  return outside
}

async function closeToOthers(folder: string, account: Account): Promise<void> {
  await chmod(folder, 0o700)
  if (process.getuid?.() === 0) await chown(folder, account.uid, account.gid)
}

async function isPrivateTo(account: Account, folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null)
  return (
    found !== null && found.isDirectory() && found.uid === account.uid && (found.mode & 0o077) === 0
  )
}
