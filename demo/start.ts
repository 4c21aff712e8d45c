/**
 * `npm run demo`: everything in one process, as `npm start` runs it, with the demo shop and a week of
 * its life in it, and a page of the shop with the widget on it.
 *   --fresh   throws the demo's data folder away first
 */
import { buildApi } from '../server/processes/parts/api.ts'
import { runRealtime } from '../server/processes/parts/realtime.ts'
import { run } from '../server/processes/parts/run.ts'
import { runWorker } from '../server/processes/parts/worker.ts'
import { introduce } from './telling/introduce.ts'
import { serveShop } from './shop/serve-shop.ts'
import { prepareFolder, throwAway } from './telling/data-folder.ts'
import { seedDemo } from './telling/seed-demo.ts'

// Its own folder, so that it never mixes with a real one; and few lines, so that the logins stay in sight.
const dataDir = (process.env.DATA_DIR ??= './data/demo')
process.env.LOG_LEVEL ??= 'warn'

try {
  if (process.argv.includes('--fresh')) await throwAway(dataDir, process.env.DATABASE_URL)
  await prepareFolder(dataDir)
} catch (error) {
  process.stderr.write(`\n${(error as Error).message}\n`)
  process.exit(1)
}

await run(async (open, config) => {
  const startedAt = performance.now()
  process.stdout.write('\n  青柠数码 is getting ready: the first time it takes some seconds.\n')
  const demo = await seedDemo(open)
  const seconds = (performance.now() - startedAt) / 1_000

  const app = await buildApi(open, config)
  await serveShop(app, open.ground, demo.lines)
  const realtime = await runRealtime(open, app.server, config)
  await app.listen({ port: config.port, host: config.host })
  const worker = await runWorker(open)
  const { port } = app.server.address() as { port: number }
  const text = introduce(demo, { port, seconds, publicUrl: config.publicUrl })
  return {
    parts: [realtime, { stop: () => app.close() }, worker],
    announce: () => void process.stdout.write(`${text}\n`),
  }
})
