import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A product of one's own: a process, a port and a data folder that nobody else uses. */
export type Product = {
  /** `http://localhost:port` */
  url: string
  dataDir: string
  /** Ends it as a power cut would: nothing is said, nothing is tidied. */
  kill(): Promise<void>
  /** Starts it again on the same port and the same data. */
  restart(): Promise<void>
  /** Ends it as an administrator would, and throws its data away. */
  close(): Promise<void>
}

const root = join(import.meta.dirname, '..', '..')
const startWithinMs = 150_000
const endWithinMs = 30_000

/** `npm start` or `npm run demo`, on a free port and an empty folder. Resolves when it answers. */
export async function startProduct(
  entry: 'server/processes/all.ts' | 'demo/start.ts',
  more: Record<string, string> = {},
): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'yingsheng-journey-'))
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const environment = { ...more, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir }
  let running = await launch(entry, url, environment)
  return {
    url,
    dataDir,
    kill: () => end(running, 'SIGKILL'),
    async restart() {
      running = await launch(entry, url, environment)
    },
    async close() {
      await end(running, 'SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function launch(
  entry: string,
  url: string,
  environment: Record<string, string>,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(root, entry)], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: undefined, LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-20_000)
    })
  }
  // Should the journeys themselves be ended, what they started does not stay behind.
  const endWithUs = () => child.kill('SIGTERM')
  process.once('exit', endWithUs)
  child.once('exit', () => process.off('exit', endWithUs))

  const giveUpAt = Date.now() + startWithinMs
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > giveUpAt) {
      child.kill('SIGKILL')
      throw new Error(`${entry} did not start:\n${said}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return child
}

async function answers(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  const limit = setTimeout(() => child.kill('SIGKILL'), endWithinMs)
  await gone
  clearTimeout(limit)
}

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}
