import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { WebSocketServer } from 'ws'
import { createMessageIds, frameWithGap } from './message-ids.ts'
import { openRawSocket, textFrame } from './raw-socket.ts'

const lengths = [0, 5, 125, 126, 1_000, 40_000]

test('a raw socket hears what it has said, whatever the length', async (context) => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  context.after(() => server.close())
  await once(server, 'listening')
  server.on('connection', (socket) => {
    socket.on('message', (data) => socket.send(String(data)))
  })
  const heard: string[] = []
  const all = Promise.withResolvers<void>()
  const socket = await openRawSocket({
    port: (server.address() as AddressInfo).port,
    path: '/',
    onText(bytes, start, end) {
      heard.push(bytes.toString('utf8', start, end))
      if (heard.length === lengths.length) all.resolve()
    },
    onClose: () => undefined,
  })
  const texts = lengths.map((length) => '好'.repeat(length / 3) + 'a'.repeat(length % 3))
  for (const text of texts) socket.send(textFrame(text))
  await all.promise
  assert.deepEqual(heard, texts)
  socket.close()
})

test('a client id carries the number of its message, and no other process takes it for its own', () => {
  const ids = createMessageIds()
  const make = frameWithGap((id) => textFrame(`{"clientId":"${id}"}`))
  const frame = make(ids.idOf(4_711))
  const at = frame.indexOf(ids.prefix)
  assert.equal(ids.numberAt(frame, at), 4_711)
  assert.equal(createMessageIds().numberAt(frame, at), -1)
})
