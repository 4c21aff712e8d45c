import type { Config } from '../../platform/config/config.ts'
import { readConfig } from '../../platform/config/config.ts'
import { createLog, type Log } from '../../platform/log/log.ts'
import { type OpenGround, openGround } from './ground.ts'

/** What has to be stopped, in the order of stopping. */
export type Stoppable = { stop(): Promise<void> }

export type Running = { parts: Stoppable[]; announce?: () => void }

const drainWithinMs = 25_000

/**
 * The life of a process: open the ground, start its parts, wait for SIGTERM or SIGINT, drain within
 * 25 s. What cannot be started is said in one sentence, not in a stack.
 */
export async function run(
  start: (open: OpenGround, config: Config) => Promise<Running>,
): Promise<void> {
  let log = createLog('info')
  // Heard from the first moment: a process that is asked to stop while it starts stops in order, too.
  const { promise: started, resolve: hasStarted } = Promise.withResolvers<readonly Stoppable[]>()
  stopOnSignal(() => log, started)
  try {
    const config = readConfig()
    log = createLog(config.logLevel)
    const open = await openGround(config, log)
    const { parts, announce } = await start(open, config).catch(async (error: unknown) => {
      await open.close()
      throw error
    })
    hasStarted([...parts, { stop: () => open.close() }])
    announce?.()
  } catch (error) {
    log.debug({ error }, 'could not start')
    process.stderr.write(`\n${sentenceOf(error)}\n`)
    process.exit(1)
  }
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, address, port } = error as NodeJS.ErrnoException & {
    address?: string
    port?: number
  }
  if (code === 'EADDRINUSE')
    return `Something else listens on ${address}:${port} already. Stop it first, or set PORT to another number.`
  return error.message
}

function stopOnSignal(logNow: () => Log, started: Promise<readonly Stoppable[]>) {
  let isStopping = false
  const stop = async (signal: string) => {
    if (isStopping) return
    isStopping = true
    const log = logNow()
    log.info({ signal }, 'stopping')
    setTimeout(() => {
      log.error('could not drain in time')
      process.exit(1)
    }, drainWithinMs).unref()
    for (const part of await started) {
      await part
        .stop()
        .catch((error: unknown) => log.error({ error }, 'a part did not stop cleanly'))
    }
    log.info('stopped')
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('SIGINT', () => void stop('SIGINT'))
}
