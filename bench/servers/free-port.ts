import { createServer, type AddressInfo } from 'node:net'

/** A port of this machine that nobody listens on, below those the kernel gives to connections. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () =>
        resolve((server.address() as AddressInfo).port === port),
      )
    })
    if (!isFree) continue
    await new Promise((closed) => server.close(closed))
    return port
  }
}
