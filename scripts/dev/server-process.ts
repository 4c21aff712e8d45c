/** Runs the server and starts it again on demand, never two at once: the data folder is one process's. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { root } from '../checks/run-command.ts'

export function createServerProcess(entry: string, env: Record<string, string>) {
  let child: ChildProcess | null = null
  let change = Promise.resolve()

  function start(): void {
    const started = spawn(process.execPath, [entry], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'inherit',
      // Ctrl-C reaches us alone; we end it in order.
      detached: true,
    })
    child = started
    started.once('exit', (code) => {
      if (child !== started) return
      child = null
      console.log(`the server ended (${code}); it starts again when a file changes`)
    })
  }

  async function end(): Promise<void> {
    const ending = child
    child = null
    if (ending === null || ending.exitCode !== null) return
    ending.kill('SIGTERM')
    await once(ending, 'exit')
  }

  const queue = (work: () => Promise<void> | void) => (change = change.then(work))
  return {
    restart: () =>
      queue(async () => {
        await end()
        start()
      }),
    stop: () => queue(end),
  }
}
