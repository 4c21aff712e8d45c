import { setTimeout as sleep } from 'node:timers/promises'
import { type Child, startNode } from './child.ts'

const readyWithinMs = 10_000

/** The server we compare with: bench/bare-server.ts. */
export async function startBare(databaseUrl: string): Promise<Child & { port: number }> {
  const child = startNode('bench/bare-server.ts', {
    env: { NODE_ENV: 'production', DATABASE_URL: databaseUrl, PORT: '0' },
    hasChannel: false,
  })
  const giveUpAt = performance.now() + readyWithinMs
  for (;;) {
    const [, port] = /"port":(\d+)/.exec(child.output()) ?? []
    if (port !== undefined) return { ...child, port: Number(port) }
    if (performance.now() > giveUpAt || child.process.exitCode !== null) {
      await child.stop()
      throw new Error(`the bare server did not start:\n${child.output()}`)
    }
    await sleep(20)
  }
}
