import { readFile, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'

/** The account of this machine that PostgreSQL runs under: it refuses to run as root. */
export type Account = { uid: number; gid: number; name: string }

/**
 * Chooses the account: ourselves, or, where we are root, the owner of the cluster that is there, else
 * `postgres` or `nobody`. Refuses a cluster that belongs to somebody we cannot become.
 */
export async function chooseAccount(clusterFolder: string): Promise<Account> {
  if (process.getuid === undefined || process.getgid === undefined) {
    throw new Error(
      'The embedded database needs Linux or macOS. Set DATABASE_URL to a PostgreSQL server.',
    )
  }
  const owner = await stat(clusterFolder).catch(() => null)
  if (process.getuid() !== 0) {
    if (owner !== null && owner.uid !== process.getuid()) {
      throw new Error(
        `The database in ${clusterFolder} belongs to another account (uid ${owner.uid}), probably because it was ` +
          `first started as root. Start as that account or as root, or hand it over: ` +
          `chown -R ${userInfo().username} ${clusterFolder}`,
      )
    }
    return { uid: process.getuid(), gid: process.getgid(), name: userInfo().username }
  }
  const accounts = await readAccounts()
  if (owner !== null && owner.uid !== 0) {
    return (
      accounts.find((account) => account.uid === owner.uid) ?? {
        uid: owner.uid,
        gid: owner.gid,
        name: `uid ${owner.uid}`,
      }
    )
  }
  for (const name of ['postgres', 'nobody']) {
    const account = accounts.find((candidate) => candidate.name === name && candidate.uid !== 0)
    if (account !== undefined) return account
  }
  throw new Error(
    'PostgreSQL refuses to run as root, and this machine has neither an account `postgres` nor `nobody`. ' +
      'Start as another account, or set DATABASE_URL to a PostgreSQL server.',
  )
}

/** What spawn() is told so that the child runs under the account. */
export function spawnAs(account: Account): { uid?: number; gid?: number } {
  return account.uid === process.getuid?.() ? {} : { uid: account.uid, gid: account.gid }
}

/** Whether the account may walk down into the folder, by the modes of it and all its parents. */
export async function canReach(account: Account, folder: string): Promise<boolean> {
  if (account.uid === process.getuid?.()) return true
  for (let path = folder; ; path = dirname(path)) {
    const { mode, uid, gid } = await stat(path)
    const bits = uid === account.uid ? mode >> 6 : gid === account.gid ? mode >> 3 : mode
    if ((bits & 0o1) === 0) return false
    if (path === dirname(path)) return true
  }
}

async function readAccounts(): Promise<Account[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '')
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}
