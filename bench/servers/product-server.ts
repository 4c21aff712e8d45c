import { setTimeout as sleep } from 'node:timers/promises'
import { type Child, startNode } from './child.ts'
import { findFreePort } from './free-port.ts'

const readyWithinMs = 60_000
const lookEveryMs = 5

export type ProductServer = Child & { port: number; origin: string; firstAnswerMs: number }

/** The whole product in one process, as `npm start` runs it, without its log lines. */
export async function startProduct({
  dataDir,
  databaseUrl,
  profileFolder,
  checkout,
}: {
  dataDir: string
  /** Left out: the embedded database of the data folder. */
  databaseUrl?: string | undefined
  /** Where Node writes its CPU profile when the server ends. */
  profileFolder?: string | undefined
  /** Another checkout of the product, to be compared with ours. */
  checkout?: string | undefined
}): Promise<ProductServer> {
  const port = await findFreePort()
  const startedAt = performance.now()
  const child = startNode('server/processes/all.ts', {
    nodeArgs: profileFolder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`],
    env: {
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      DATA_DIR: dataDir,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      HOST: '127.0.0.1',
    },
    checkout,
    hasChannel: false,
  })
  const origin = `http://127.0.0.1:${port}`
  await untilAnswering(child, origin)
  return { ...child, port, origin, firstAnswerMs: performance.now() - startedAt }
}

/** The first request that is answered: one that asks the database. */
async function untilAnswering(child: Child, origin: string) {
  const giveUpAt = performance.now() + readyWithinMs
  for (;;) {
    const isUp = await fetch(`${origin}/api/setup`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (isUp) return
    if (child.process.exitCode !== null || performance.now() > giveUpAt) {
      await child.stop()
      throw new Error(`the server did not start:\n${child.output()}`)
    }
    await sleep(lookEveryMs)
  }
}
