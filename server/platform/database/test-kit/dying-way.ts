import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import pg from 'pg'
import type { DatabaseAddress } from '../address.ts'

/** A way to the same database that breaks as soon as the client sends these words. */
export async function openDyingWay(address: DatabaseAddress, lastWords: string) {
  const real = new pg.Client(address)
  const path = real.host.startsWith('/') ? `${real.host}/.s.PGSQL.${real.port}` : null
  let hasDied = false
  const relay = createServer((near) => {
    const far = path === null ? connect(real.port, real.host) : connect(path)
    for (const socket of [near, far]) socket.on('error', () => undefined)
    near.on('close', () => far.destroy())
    far.pipe(near)
    near.on('data', (sent) => {
      far.write(sent)
      if (!sent.includes(lastWords)) return
      hasDied = true
      near.destroy()
    })
  })
  relay.listen(0, '127.0.0.1')
  await once(relay, 'listening')
  const { port } = relay.address() as AddressInfo
  const { user = '', database = '', password = undefined } = real
  return {
    address: { host: '127.0.0.1', port, user, database, ...(password && { password }) },
    hasDied: () => hasDied,
    [Symbol.asyncDispose]: async () => void relay.close(),
  }
}
