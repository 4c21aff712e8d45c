import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Log } from '../log/log.ts'
import { spawnAs, type Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { killPreparation } from './cluster-processes.ts'
import { databaseUser, workingFolder } from './run-cluster.ts'

type Place = { folder: string; account: Account; binaries: Binaries; log: Log }

/**
 * Makes the cluster's folder if there is none. It is prepared under another name and renamed when it is
 * complete and on the disk, so a start that was killed half-way is simply done again. A folder that holds
 * a cluster is never touched; one of another PostgreSQL version is refused.
 */
export async function initialiseCluster({ folder, account, binaries, log }: Place): Promise<void> {
  await removeDrafts(folder)
  const entries = await readdir(folder).catch(() => null)
  if (entries !== null && entries.length > 0) return checkVersion(folder, binaries)
  if (entries !== null) await rmdir(folder)

  log.info({ folder }, 'database: preparing a new one')
  const draft = `${folder}.unfinished-${process.pid}-${randomBytes(4).toString('hex')}`
  await mkdir(draft, { mode: 0o700, recursive: true })
  if (process.getuid?.() === 0) await chown(draft, account.uid, account.gid)
  await runInitdb(draft, account, binaries)
  await rename(draft, folder)
  const parent = await open(dirname(folder))
  await parent.sync()
  await parent.close()
}

/** Left by a start that was killed. Nobody has ever stored anything in one. */
async function removeDrafts(folder: string): Promise<void> {
  const parent = dirname(folder)
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${basename(folder)}.unfinished-`)) continue
    await killPreparation(join(parent, name))
    await rm(join(parent, name), { recursive: true, force: true })
  }
}

async function checkVersion(folder: string, binaries: Binaries): Promise<void> {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version === null) {
    throw new Error(
      `The folder ${folder} holds something that is no database. Move it away and start again.`,
    )
  }
  if (Number.parseInt(version) !== binaries.major) {
    throw new Error(
      `The database in ${folder} is of PostgreSQL ${version.trim()}, and this is PostgreSQL ${binaries.major}. ` +
        `Make a backup with the version that wrote it, and restore that into an empty data folder.`,
    )
  }
}

/** Text is ordered by code point and lower() knows every script, whatever the machine's languages are. */
async function runInitdb(draft: string, account: Account, binaries: Binaries): Promise<void> {
  const locale =
    binaries.major >= 17
      ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C.UTF-8']
  const args = [
    '-D',
    await workingFolder(draft, account),
    '-U',
    databaseUser,
    '-E',
    'UTF8',
    ...locale,
  ]
  args.push('-T', 'simple', '-A', 'trust', '--data-checksums', '--no-instructions')
  const child = spawn(join(binaries.folder, 'initdb'), args, {
    ...spawnAs(account),
    cwd: draft,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code === 0) return
  await rm(draft, { recursive: true, force: true })
  throw new Error(
    `A new database could not be prepared in ${dirname(draft)}: ${output.trim().slice(-1_000)}`,
  )
}
