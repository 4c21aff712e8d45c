import { spawnSync } from 'node:child_process'
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../log/log.ts'

const fastShutdownMs = 5_000
const ownEndMs = 2_000
const immediateShutdownMs = 5_000
const lookEveryMs = 10
const ours = new Set(['postgres', 'initdb'])

/**
 * Ends whatever still runs on the cluster's folder: the database of a process of ours that was killed, or
 * the children of a database that was killed itself. Only the holder of the data folder's lock may ask.
 */
export async function endLeftovers(folder: string, log: Log): Promise<void> {
  const leader = await readLeader(folder)
  let left = await findProcesses(folder, leader)
  if (left.length > 0) {
    log.warn({ folder, processes: left }, 'database: an earlier one is still running, ending it')
    const hasLeader = leader !== null && left.includes(leader)
    if (hasLeader) signal([leader], 'SIGINT')
    left = await waitUntilGone(folder, leader, hasLeader ? fastShutdownMs : ownEndMs)
    signal(left, 'SIGQUIT')
    left = await waitUntilGone(folder, leader, immediateShutdownMs)
    signal(left, 'SIGKILL')
    left = await waitUntilGone(folder, leader, immediateShutdownMs)
    if (left.length > 0)
      throw new Error(`Processes ${left.join(', ')} still use ${folder} and cannot be ended.`)
  }
  // Its number may belong to anybody by now, and PostgreSQL would refuse to start because of that.
  if (process.platform === 'linux') await rm(join(folder, 'postmaster.pid'), { force: true })
}

/** Ends at once whatever still prepares a cluster there that nobody will ever use. */
export async function killPreparation(folder: string): Promise<void> {
  signal(await findProcesses(folder, null), 'SIGKILL')
  await waitUntilGone(folder, null, immediateShutdownMs)
}

/** The process number in postmaster.pid, alive or not. */
export async function readLeader(folder: string): Promise<number | null> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text)
  return pid > 1 ? pid : null
}

/** PostgreSQL's processes work inside their cluster's folder, which is how they are told from others. */
async function findProcesses(folder: string, leader: number | null): Promise<number[]> {
  if (process.platform !== 'linux')
    return leader !== null && isLeaderOf(folder, leader) ? [leader] : []
  const place = await realpath(folder)
  const found: number[] = []
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const cwd = await readlink(`/proc/${name}/cwd`).catch(() => '')
    if (cwd !== place) continue
    const program = await readlink(`/proc/${name}/exe`).catch(() => '')
    if (ours.has(basename(program))) found.push(Number(name))
  }
  return found
}

function isLeaderOf(folder: string, pid: number): boolean {
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], {
    encoding: 'utf8',
  }).stdout.includes(folder)
}

async function waitUntilGone(folder: string, leader: number | null, ms: number): Promise<number[]> {
  const until = performance.now() + ms
  for (;;) {
    const left = await findProcesses(folder, leader)
    if (left.length === 0 || performance.now() > until) return left
    await sleep(lookEveryMs)
  }
}

function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // It is gone, which is what was wanted.
    }
  }
}
