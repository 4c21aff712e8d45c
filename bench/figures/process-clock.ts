import { readdirSync, readFileSync } from 'node:fs'

/** The kernel's unit of /proc/<pid>/stat; 100 a second on every Linux we run on. */
const ticksPerSecond = 100

/** CPU time a process has used so far, in ms; 0 when it is gone. Linux only. */
export function cpuMsOf(pid: number): number {
  const stat = readStat(pid)
  return stat === null ? 0 : toMs(stat.own)
}

/** CPU time of a process and all that it started, the ended ones included: PostgreSQL's, from its first process. */
export function cpuMsOfFamily(pid: number): number {
  const stats = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => readStat(Number(name)))
    .filter((stat) => stat !== null)
  const head = stats.find((stat) => stat.pid === pid)
  if (head === undefined) return 0
  const children = stats.filter((stat) => stat.parent === pid)
  return toMs(head.own + head.ofEnded + children.reduce((sum, child) => sum + child.own, 0))
}

/** What the process holds in memory, in bytes. */
export function residentBytesOf(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}

type Stat = { pid: number; parent: number; own: number; ofEnded: number }

function readStat(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces; the numbers come after it.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [, parent = 0] = fields
    const [user = 0, system = 0, userOfEnded = 0, systemOfEnded = 0] = fields.slice(11, 15)
    return { pid, parent, own: user + system, ofEnded: userOfEnded + systemOfEnded }
  } catch {
    return null
  }
}

function toMs(ticks: number): number {
  return (ticks * 1000) / ticksPerSecond
}
