import { readdirSync, readFileSync } from 'node:fs'

/** The kernel's unit of /proc/<pid>/stat; 100 a second on every Linux we run on. */
const ticksPerSecond = 100

/** CPU time that a process has used so far with all its threads, in ms; 0 when it is gone. Linux only. */
export function cpuMsOf(pid: number): number {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce((sum, task) => sum + taskMs(pid, task), 0)
  } catch {
    return 0
  }
}

/** CPU time of a process and all that it started, the ended ones included: PostgreSQL's, from its first process. */
export function cpuMsOfFamily(pid: number): number {
  const children = readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && parentOf(name) === pid,
  )
  const running = [pid, ...children.map(Number)].reduce((sum, one) => sum + cpuMsOf(one), 0)
  return running + endedChildrenMs(pid)
}

/** The scheduler's own count, in ns: ticks are too coarse for something that runs a little and often. */
function taskMs(pid: number, task: string): number {
  const [ns = '0'] = read(`/proc/${pid}/task/${task}/schedstat`).split(' ')
  return Number(ns) / 1e6
}

function parentOf(pid: string): number {
  return Number(fieldsOf(pid)[1])
}

function endedChildrenMs(pid: number): number {
  const [user = 0, system = 0] = fieldsOf(String(pid)).slice(13, 15).map(Number)
  return ((user + system) * 1000) / ticksPerSecond
}

/** The fields of /proc/<pid>/stat after the name, which may hold spaces: the first is the state. */
function fieldsOf(pid: string): string[] {
  const text = read(`/proc/${pid}/stat`)
  return text.slice(text.lastIndexOf(')') + 2).split(' ')
}

/** Empty when the process has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** What the process holds in memory, in bytes. */
export function residentBytesOf(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
