import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '../..')
const openFilesWanted = 65_536
const endWithinMs = 30_000

/** Whatever ends the bench ends what it has started. */
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGTERM')
})

export type Child = { process: ChildProcess; pid: number; output(): string; stop(): Promise<void> }

/**
 * Runs a script of ours with Node, allowed as many open files as the machine lets us have: ten thousand
 * connections need more than the usual limit.
 */
export function startNode(
  script: string,
  options: {
    /** For Node, before the script, and for the script, after it. */
    nodeArgs?: string[]
    scriptArgs?: string[]
    env?: NodeJS.ProcessEnv
    /** Another checkout than ours. */
    checkout?: string | undefined
    /** Whether we talk with it by messages. */
    hasChannel: boolean
  },
): Child {
  const limits = `ulimit -n ${openFilesWanted} 2>/dev/null || ulimit -n "$(ulimit -Hn)"`
  const { nodeArgs = [], scriptArgs = [], env = {}, checkout = root, hasChannel } = options
  const command = [process.execPath, ...nodeArgs, script, ...scriptArgs]
  const child = spawn('sh', ['-c', `${limits}; exec "$@"`, 'sh', ...command], {
    cwd: checkout,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(hasChannel ? (['ipc'] as const) : [])],
  })
  const said: string[] = []
  const keep = (chunk: Buffer) => {
    said.push(String(chunk))
    if (said.length > 200) said.shift()
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  running.add(child)
  child.once('exit', () => running.delete(child))
  return {
    process: child,
    pid: child.pid!,
    output: () => said.join('').slice(-4_000),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), endWithinMs)
      await ended
      clearTimeout(timer)
    },
  }
}
