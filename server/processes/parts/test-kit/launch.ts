/** Real processes for tests: started, watched for what they say, ended one way or another. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type Launched = {
  url: string
  child: ChildProcess
  /** Everything written to both outputs so far. */
  said(): string
  ended: Promise<{ code: number | null; signal: string | null }>
  kill(): void
  /** SIGTERM, and waits. */
  stop(): Promise<number | null>
}

const running = new Set<ChildProcess>()
/** A test that fails must not leave a server behind. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL')
}
process.once('exit', endAll)

const readyWithinMs = 40_000

/** Starts one of server/processes and waits until it is ready. */
export async function launch(file: string, environment: Record<string, string>): Promise<Launched> {
  const launched = start(file, environment)
  const port = environment.PORT
  if (port === undefined) return launched
  const giveUpAt = Date.now() + readyWithinMs
  for (;;) {
    if (launched.child.exitCode !== null)
      throw new Error(
        `${file} ended (${launched.child.exitCode}): ${launched.said().slice(-2_000)}`,
      )
    const hasStarted = file !== 'all.ts' || launched.said().includes('Database')
    const isReady =
      hasStarted &&
      (await fetch(`${launched.url}/readyz`).then(
        ({ status }) => status === 200,
        () => false,
      ))
    if (isReady) return launched
    if (Date.now() > giveUpAt)
      throw new Error(`${file} is not ready: ${launched.said().slice(-2_000)}`)
    await sleep(50)
  }
}

/** The same without waiting. */
export function start(file: string, environment: Record<string, string>): Launched {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../..', file)], {
    env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  const keep = (part: Buffer) => (text = (text + part.toString('utf8')).slice(-100_000))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const ended = once(child, 'exit').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as string | null,
  }))
  running.add(child)
  void ended.then(() => running.delete(child))
  return {
    url: `http://127.0.0.1:${environment.PORT}`,
    child,
    said: () => text,
    ended,
    kill: () => void child.kill('SIGKILL'),
    async stop() {
      child.kill('SIGTERM')
      return (await ended).code
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Ends the database of a cluster's folder with -9: its first process, as a crash would. */
export async function killPostmaster(folder: string): Promise<void> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (pid > 1) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}
