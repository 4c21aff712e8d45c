/** Starts programs for a check, keeps what they say, and ends them all when we end. */
import { type ChildProcess, spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

export type Ran = {
  /** The exit code; null when it had to be ended. */
  code: number | null
  output: string
}

const outputCharactersMax = 20_000_000
const running = new Set<ChildProcess>()

/** Runs a program of this machine or of `node_modules/.bin` to its end, both outputs in one text. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: {
    env?: Record<string, string>
    /** Where it runs, from the root. */
    folder?: string
    minutesMax?: number
  } = {},
): Promise<Ran> {
  const { env = {}, folder = '.', minutesMax = 10 } = options
  const child = spawn(command, args, {
    cwd: join(root, folder),
    env: { ...environment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it starts can be ended with it.
    detached: true,
  })
  running.add(child)
  let output = ''
  const keep = (chunk: string) => {
    if (output.length < outputCharactersMax) output += chunk
  }
  child.stdout.setEncoding('utf8').on('data', keep)
  child.stderr.setEncoding('utf8').on('data', keep)
  const limit = setTimeout(() => {
    keep(`\nended: it took more than ${minutesMax} minutes\n`)
    endGroup(child, 'SIGKILL')
  }, minutesMax * 60_000)
  return new Promise((resolve) => {
    const finish = (code: number | null) => {
      clearTimeout(limit)
      running.delete(child)
      resolve({ code, output })
    }
    child.once('error', (error) => {
      keep(`${command}: ${error.message}\n`)
      finish(null)
    })
    child.once('close', (code) => finish(code))
  })
}

/** Our own Node 24 and tools before the machine's, plain text, and no word of a test that may be running us. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT: _, ...others } = process.env
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter)
  return { ...others, PATH: path, NO_COLOR: '1', FORCE_COLOR: '0' }
}

/** From now on everything that we started ends when we do, and Ctrl-C ends us. */
export function endCommandsWithUs(): void {
  process.once('exit', () => {
    for (const child of running) endGroup(child, 'SIGTERM')
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // It has ended by itself.
  }
}
