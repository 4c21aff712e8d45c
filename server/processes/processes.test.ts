/** Processes as they are really started: together on nothing, asked to stop, and refused a folder in use. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { toUrl } from '../platform/database/address.ts'
import { startEmbedded } from '../platform/database/embedded.ts'
import { openTestDatabase, testLog } from '../platform/database/test-kit.ts'
import { enter } from '../platform/realtime/test-kit.ts'
import { endAll, freePort, launch, type Launched, start } from './parts/test-kit/launch.ts'
import {
  arrive,
  cookieOf,
  nobody,
  outcomeOf,
  reply,
  request,
  say,
  setUpBusiness,
  succeed,
} from './parts/test-kit.ts'

let root: string
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'yingsheng-processes-'))
  await chmod(root, 0o755)
})
after(async () => {
  endAll()
  await rm(root, { recursive: true, force: true })
})

async function startNats(): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort()
  const path = `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin`
  const child = spawn('nats-server', ['-a', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
    env: { PATH: path },
  })
  const failed = once(child, 'error').then(([error]) => {
    throw error
  })
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const isUp = await Promise.race([
      once(socket, 'connect').then(
        () => true,
        () => false,
      ),
      failed,
    ])
    socket.destroy()
    if (isUp) break
    await sleep(50)
  }
  failed.catch(() => undefined)
  return {
    url: `nats://127.0.0.1:${port}`,
    async stop() {
      child.kill()
      await once(child, 'exit')
    },
  }
}

describe('several processes', () => {
  it('come up together on an empty database, and carry a message from one to the other', async () => {
    const database = await openTestDatabase({ isEmpty: true })
    const nats = await startNats()
    const dataDir = join(root, 'several')
    const shared = {
      DATABASE_URL: database.url,
      NATS_URL: nats.url,
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      DATABASE_CONNECTIONS: '5',
      SECRET_KEY: 'ab'.repeat(32),
    }
    const withPort = async () => ({ ...shared, PORT: String(await freePort()) })
    const [api, second, here, there, worker] = await Promise.all([
      launch('api.ts', await withPort()),
      launch('api.ts', await withPort()),
      launch('realtime.ts', await withPort()),
      launch('realtime.ts', await withPort()),
      launch('worker.ts', shared),
    ])
    const { owner, lineId } = await setUpBusiness({ url: api.url } as never)
    const customer = await arrive({ url: second.url } as never, lineId)
    const desk = await enter(there.url, owner, [{ feed: 'desk', after: null }])
    const widget = await enter(here.url, customer, [{ feed: 'me', after: null }])
    const said = await say(widget, '听得到吗')
    const { event } = await desk.hear('event', (frame) => frame.event.name === 'message.sent')
    assert.equal((event.data as any).message.clientId, said.clientId)

    await reply({ url: second.url } as never, owner, said.conversationId, '听得到')
    await widget.hear('event', (frame) => (frame.event.data as any).message?.text === '听得到')
    const watch = await enter(there.url, owner, [
      { feed: `conversation:${said.conversationId}`, after: null },
    ])
    await watch.hear('signal', ({ signal }) => signal.kind === 'online' && signal.isOnline)
    widget.say({ type: 'typing', isTyping: true })
    await watch.hear('signal', ({ signal }) => signal.kind === 'typing')
    for (;;) {
      const { hits } = await succeed({ url: api.url }, owner, 'GET /api/search', {
        query: { q: '听得到' },
      })
      if (hits.length === 2) break
      await sleep(100)
    }
    await succeed({ url: api.url }, owner, 'DELETE /api/session')
    assert.equal((await desk.ended).code, 4001, 'signed out at one, closed at the other')

    const left = [desk, widget, watch].map(({ ended }) => ended)
    const codes = await Promise.all([api, second, here, there, worker].map((one) => one.stop()))
    assert.deepEqual(codes, [0, 0, 0, 0, 0])
    assert.equal((await left[1]!).code, 1012)
    await nats.stop()
    await database.close()
  })

  it('refuse to start apart from each other, in one sentence', async () => {
    const alone = start('realtime.ts', { DATA_DIR: join(root, 'alone'), PORT: '0' })
    assert.equal((await alone.ended).code, 1)
    assert.match(alone.said(), /Separate processes need NATS_URL, DATABASE_URL and SECRET_KEY/)
    assert.doesNotMatch(alone.said(), /\n\s+at /)
  })

  it('refuse an environment that cannot be, naming the variable', async () => {
    const wrong = start('all.ts', { DATA_DIR: join(root, 'alone'), PORT: 'eighty' })
    assert.equal((await wrong.ended).code, 1)
    assert.match(wrong.said(), /PORT/)
  })
})

describe('the process of everything', () => {
  const dataDir = () => join(root, 'all')
  let server: Launched

  it('answers after a start on what is there', async () => {
    const environment = { DATA_DIR: dataDir(), HOST: '127.0.0.1', PORT: String(await freePort()) }
    const first = await launch('all.ts', environment)
    assert.equal(await first.stop(), 0)
    server = await launch('all.ts', environment)
    assert.equal(outcomeOf(await request(server, nobody, 'GET /readyz')), 'ok')
  })

  it('refuses a second start on its data folder, in one sentence', async () => {
    const second = start('all.ts', {
      DATA_DIR: dataDir(),
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
    })
    assert.equal((await second.ended).code, 1)
    const sentence = `The data folder ${dataDir()} is in use by process ${server.child.pid}. Stop it first, or set DATA_DIR to another folder.`
    assert.ok(second.said().includes(sentence), second.said())
    assert.doesNotMatch(second.said(), /\n\s+at /)
    assert.equal(outcomeOf(await request(server, nobody, 'GET /readyz')), 'ok')
  })

  it('drains within 25 s of SIGTERM: sockets end with 1012, a request in flight is answered, the rest is refused', async () => {
    const { owner, lineId } = await setUpBusiness(server as never)
    const customer = await arrive(server as never, lineId)
    const widget = await enter(server.url, customer, [{ feed: 'me', after: null }])
    const desk = await enter(server.url, owner, [{ feed: 'desk', after: null }])
    const { conversationId } = await say(widget, '在吗')
    // One who never answers the end of his connection must not hold up everybody's.
    const stubborn = await enter(server.url, customer)
    stubborn.raw.pause()
    const inFlight = slowRequest(server.url, owner.cookie, conversationId)
    await inFlight.begun
    const startedAt = performance.now()
    const stopped = server.stop()
    assert.deepEqual([(await widget.ended).code, (await desk.ended).code], [1012, 1012])
    await sleep(300)
    inFlight.finish()
    assert.equal(await inFlight.status, 200)
    assert.equal(await stopped, 0)
    const seconds = (performance.now() - startedAt) / 1000
    assert.ok(seconds < 25, `${seconds.toFixed(1)} s`)
    stubborn.drop()
    await assert.rejects(fetch(`${server.url}/livez`))

    server = await launch('all.ts', {
      DATA_DIR: dataDir(),
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
    })
    const signedIn = await request(server, nobody, 'POST /api/session', {
      body: { email: owner.email, password: owner.password },
    })
    const { timeline } = await succeed(
      server,
      { cookie: cookieOf(signedIn) },
      `GET /api/conversations/${conversationId}`,
    )
    assert.equal(timeline.at(-1).data.message.text, '最后一句', 'what was answered is kept')
    assert.equal(await server.stop(), 0)
  })

  it('leaves no database behind when it is ended with -9, and starts again on the folder', async () => {
    const environment = { DATA_DIR: dataDir(), HOST: '127.0.0.1', PORT: String(await freePort()) }
    const victim = await launch('all.ts', environment)
    victim.kill()
    await victim.ended
    const next = await launch('all.ts', environment)
    assert.equal(outcomeOf(await request(next, nobody, 'GET /api/setup')), 'ok')
    assert.equal(await next.stop(), 0)
  })

  it('stays up without its database, says that it is not ready, and is ready when it is back', async () => {
    const cluster = { dataDir: join(root, 'cluster'), log: testLog() }
    const first = await startEmbedded(cluster)
    const port = String(await freePort())
    const environment = {
      DATABASE_URL: toUrl(first.address),
      DATA_DIR: join(root, 'outside'),
      HOST: '127.0.0.1',
      PORT: port,
    }
    const alone = await launch('all.ts', environment)
    await first.stop()
    const ready = async () => (await request(alone, nobody, 'GET /readyz')).status
    assert.equal(await ready(), 503)
    assert.equal((await request(alone, nobody, 'GET /livez')).status, 200)
    const refused = await request(alone, nobody, 'GET /api/setup')
    assert.deepEqual(
      [refused.status, refused.body.code, refused.headers.get('retry-after')],
      [503, 'unavailable', '1'],
    )
    const second = await startEmbedded(cluster)
    assert.equal(await ready(), 200)
    assert.equal(outcomeOf(await request(alone, nobody, 'GET /api/setup')), 'ok')
    assert.equal(await alone.stop(), 0)
    await second.stop()
  })
})

/** A reply whose body arrives in two parts, the second when asked for. */
function slowRequest(url: string, cookie: string, conversationId: string) {
  const body = JSON.stringify({ clientId: randomUUID(), text: '最后一句' })
  const sending = httpRequest(`${url}/api/conversations/${conversationId}/replies`, {
    method: 'POST',
    headers: {
      cookie,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    },
  })
  sending.write(body.slice(0, 10))
  const status = once(sending, 'response').then(([response]) => {
    response.resume()
    return response.statusCode as number
  })
  return { begun: sleep(300), status, finish: () => void sending.end(body.slice(10)) }
}
