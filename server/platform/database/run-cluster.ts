import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, copyFileSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log/log.ts'
import { canReach, spawnAs, type Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { endLeftovers } from './cluster-processes.ts'
import { writeSettings } from './cluster-settings.ts'

export const databaseUser = 'yingsheng'

const MiB = 1024 * 1024
/** The database's own log is kept in two files of this size. */
const logBytesMax = 8 * MiB
const logLookEveryMs = 60_000
const readyLookEveryMs = 8
const recoveryNewsEveryMs = 5_000
const fastShutdownMs = 15_000
const immediateShutdownMs = 5_000
const restartPauseMinMs = 100
const restartPauseMaxMs = 5_000
/** Having run for so long, it counts as well again and the pauses begin anew. */
const wellAfterMs = 2_000

/** One PostgreSQL cluster of ours: where it is, what runs it, and where it listens. */
export type Cluster = {
  folder: string
  binaries: Binaries
  account: Account
  socketFolder: string
  port: number
  /** 'nowhere' but the socket, or on the machine itself with a password. */
  network: 'nowhere' | 'loopback'
  logFile: string
  settings: Record<string, string>
  log: Log
}

/**
 * Starts the cluster and answers when it takes questions. From then on it is started again whenever it
 * ends by itself, until stop() is called.
 */
export async function runCluster(cluster: Cluster): Promise<{ stop(): Promise<void> }> {
  const { log } = cluster
  let child: ChildProcess | null = null
  let pauseMs = restartPauseMinMs
  let recovery = Promise.resolve()
  const stopping = new AbortController()

  async function start() {
    const launchedAt = performance.now()
    await launch(cluster, (launched) => (child = launched))
    child!.once('exit', (code, signal) => {
      if (stopping.signal.aborted) return
      log.error({ code, signal }, 'database: ended unexpectedly, starting it again')
      if (performance.now() - launchedAt > wellAfterMs) pauseMs = restartPauseMinMs
      recovery = recover()
    })
  }
  async function recover() {
    while (!stopping.signal.aborted) {
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      pauseMs = Math.min(pauseMs * 2, restartPauseMaxMs)
      if (stopping.signal.aborted) return
      try {
        await start()
        return log.warn({}, 'database: running again')
      } catch (error) {
        log.error({ error: (error as Error).message }, 'database: could not be started again')
      }
    }
  }

  // A crash of ours that still runs exit handlers takes the database along, in an orderly way.
  const endWithUs = () => void child?.kill('SIGINT')
  process.on('exit', endWithUs)
  const logWatch = setInterval(() => capLog(cluster.logFile), logLookEveryMs).unref()
  async function stop() {
    stopping.abort()
    if (child !== null) await endChild(child)
    await recovery
    // It may have been launched again in that very moment.
    if (child !== null) await endChild(child)
    clearInterval(logWatch)
    process.off('exit', endWithUs)
  }
  await start().catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { stop }
}

/**
 * The folder as the account can name it. Below a folder that is closed to it (/root), PostgreSQL is
 * started inside its folder and knows it only as the place where it is.
 */
export async function workingFolder(folder: string, account: Account): Promise<string> {
  return process.platform === 'linux' && !(await canReach(account, folder))
    ? '/proc/self/cwd'
    : folder
}

async function launch(cluster: Cluster, take: (child: ChildProcess) => void): Promise<void> {
  await endLeftovers(cluster.folder, cluster.log)
  await rm(join(cluster.socketFolder, `.s.PGSQL.${cluster.port}.lock`), { force: true })
  await writeSettings(cluster)
  capLog(cluster.logFile)
  const output = openSync(cluster.logFile, 'a', 0o600)
  const logStart = statSync(cluster.logFile).size
  const place = [
    `unix_socket_directories=${cluster.socketFolder}`,
    'unix_socket_permissions=0700',
    `port=${cluster.port}`,
  ]
  place.push(`listen_addresses=${cluster.network === 'loopback' ? '127.0.0.1' : ''}`)
  const child = spawn(
    join(cluster.binaries.folder, 'postgres'),
    [
      '-D',
      await workingFolder(cluster.folder, cluster.account),
      ...place.flatMap((setting) => ['-c', setting]),
    ],
    {
      ...spawnAs(cluster.account),
      cwd: cluster.folder,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
      stdio: ['ignore', output, output],
      // Ctrl-C in a terminal is for us alone: we drain first and end the database last.
      detached: true,
    },
  )
  closeSync(output)
  take(child)
  await untilReady(child, cluster, logStart)
}

/** Waits as long as it lives: after a crash the database first replays its journal, however long. */
async function untilReady(child: ChildProcess, cluster: Cluster, logStart: number): Promise<void> {
  let failure: Error | null = null
  child.once('error', (error) => (failure = error))
  let newsAt = performance.now() + recoveryNewsEveryMs
  for (;;) {
    if (failure !== null) throw failure
    if (child.exitCode !== null || child.signalCode !== null) {
      const said = readFileSync(cluster.logFile, 'utf8').slice(logStart).trim().slice(-2_000)
      throw new Error(`The database did not start (${child.exitCode ?? child.signalCode}): ${said}`)
    }
    const lines = (
      await readFile(join(cluster.folder, 'postmaster.pid'), 'utf8').catch(() => '')
    ).split('\n')
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return
    if (performance.now() > newsAt) {
      cluster.log.info({}, 'database: still recovering what the last stop left')
      newsAt += recoveryNewsEveryMs
    }
    await sleep(readyLookEveryMs)
  }
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (const [signal, ms] of [
    ['SIGINT', fastShutdownMs],
    ['SIGQUIT', immediateShutdownMs],
  ] as const) {
    child.kill(signal)
    const isOver = await Promise.race([ended.then(() => true), sleep(ms, false, { ref: false })])
    if (isOver) return
  }
  child.kill('SIGKILL')
  await ended
}

/** The database holds the file open for appending, so it is emptied in place. */
function capLog(file: string): void {
  try {
    if (statSync(file).size < logBytesMax) return
    copyFileSync(file, `${file}.1`)
    truncateSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
