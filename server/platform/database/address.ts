import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where a database is: what `pg` needs to connect. `host` may be the folder of a socket. */
export type DatabaseAddress =
  | { host: string; port: number; user: string; database: string; password?: string }
  | { connectionString: string }

const fileName = 'postgres-address.json'

/** Tells other processes (backup, psql) where the running embedded database of the folder is. */
export async function writeAddress(dataDir: string, address: DatabaseAddress): Promise<void> {
  const path = join(dataDir, fileName)
  await writeFile(`${path}.new`, `${JSON.stringify(address)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

/** The address last written; null where there never was one. That it still answers is not said. */
export async function readAddress(dataDir: string): Promise<DatabaseAddress | null> {
  const text = await readFile(join(dataDir, fileName), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as DatabaseAddress)
}

/** A URL or an address, as an address. */
export function toAddress(addressOrUrl: DatabaseAddress | string): DatabaseAddress {
  return typeof addressOrUrl === 'string' ? { connectionString: addressOrUrl } : addressOrUrl
}

/** The same server and account, another database. */
export function inDatabase(address: DatabaseAddress, database: string): DatabaseAddress {
  if (!('connectionString' in address)) return { ...address, database }
  const url = new URL(address.connectionString)
  url.pathname = `/${encodeURIComponent(database)}`
  return { connectionString: url.href }
}

/** The address as a URL, for DATABASE_URL of another process. A socket's folder becomes the host. */
export function toUrl(address: DatabaseAddress): string {
  if ('connectionString' in address) return address.connectionString
  const { host, port, user, database, password } = address
  const account =
    password === undefined
      ? encodeURIComponent(user)
      : `${encodeURIComponent(user)}:${encodeURIComponent(password)}`
  return `postgres://${account}@${encodeURIComponent(host)}:${port}/${encodeURIComponent(database)}`
}
