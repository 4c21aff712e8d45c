/**
 * What the chat is compared with: `ws` and `pg` and nothing else. One INSERT a message, acknowledged
 * after its commit; no permission, conversation, event, fan-out or search.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { WebSocketServer } from 'ws'

/** As many as our own server opens. */
const connectionsMax = 16

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: connectionsMax })
await pool.query(`
  create table if not exists bare_messages (
    id bigint generated always as identity primary key,
    client_id uuid not null,
    text text not null,
    at timestamptz not null default now()
  )`)

const server = createServer()
const sockets = new WebSocketServer({ server, perMessageDeflate: false })
sockets.on('connection', (socket) => {
  socket.on('message', async (data) => {
    const { clientId, text } = JSON.parse(String(data)) as { clientId: string; text: string }
    await pool.query({
      ...(process.env.BARE_PLAIN === undefined && { name: 'insert' }),
      text: 'insert into bare_messages (client_id, text) values ($1, $2)',
      values: [clientId, text],
    })
    socket.send(JSON.stringify({ type: 'accepted', clientId }))
  })
  socket.on('error', () => undefined)
})
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`)
})
process.on('SIGTERM', () => process.exit(0))
