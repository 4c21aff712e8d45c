/**
 * `npm run dev`: the server, started again when its files change, and the web applications, built again
 * when theirs do; open pages then load themselves anew.
 *   node scripts/dev.ts [entry]      (the entry is server/processes/all.ts; demo/start.ts has data in it)
 */
import { createServer, type AddressInfo } from 'node:net'
import { build } from './build.ts'
import { createReloadProxy } from './dev/reload-proxy.ts'
import { createServerProcess } from './dev/server-process.ts'
import { watchFolders } from './dev/watch-folders.ts'

const port = Number(process.env.PORT ?? 8080)
const entry = process.argv[2] ?? 'server/processes/all.ts'

async function main(): Promise<void> {
  const serverPort = await findFreePort()
  const { server: proxy, reload } = createReloadProxy(serverPort)
  const address = `http://localhost:${port}`
  const env = { PORT: String(serverPort), HOST: '127.0.0.1', PUBLIC_URL: address }
  const server = createServerProcess(entry, env)

  await buildAndSay()
  await server.restart()
  proxy.once('error', (error) => stop(`${address} cannot be served: ${error.message}`))
  proxy.listen(port, () => console.log(`open ${address}; what you change appears there`))

  const isCode = (path: string) =>
    /\.(ts|tsx|sql|css|html|json)$/.test(path) && !/\.test\.|(^|\/)dist\//.test(path)
  watchFolders(['server', 'contracts'], isCode, () => void server.restart())
  watchFolders(['web', 'contracts'], isCode, () => void rebuild())

  let isBuilding = false
  async function rebuild(): Promise<void> {
    // A change during a build makes it stale again, and the loop sees that.
    if (isBuilding) return
    isBuilding = true
    while (await buildAndSay()) reload()
    isBuilding = false
  }

  async function stop(why: string): Promise<void> {
    console.log(why)
    await server.stop()
    process.exit()
  }
  process.once('SIGINT', () => void stop('stopping'))
  process.once('SIGTERM', () => void stop('stopping'))
}

/** Answers whether something was built. What is wrong in a source is said, and mended by the next change. */
async function buildAndSay(): Promise<boolean> {
  try {
    const built = await build({ onlyStale: true })
    if (built.length > 0) console.log(`built ${built.join(' and ')}`)
    return built.length > 0
  } catch (error) {
    console.error((error as Error).message)
    return false
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening))
  const { port: free } = probe.address() as AddressInfo
  await new Promise((closed) => probe.close(closed))
  return free
}

await main()
