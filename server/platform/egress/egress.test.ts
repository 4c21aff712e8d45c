import assert from 'node:assert/strict'
import type { LookupAddress } from 'node:dns'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import { mayReach, readAllowedRanges } from './addresses.ts'
import { createEgress, type Egress, type EgressCall } from './egress.ts'
import { EgressFailure } from './egress-failure.ts'

/** Names that mean what a test wants them to mean; asked as often as anybody asks. */
function namesAre(table: Record<string, string[]>) {
  const asked: string[] = []
  const resolver = (
    name: string,
    _options: unknown,
    callback: (error: Error | null, addresses: LookupAddress[]) => void,
  ) => {
    asked.push(name)
    const addresses = table[name] ?? []
    const missing = Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' })
    setImmediate(() =>
      callback(
        addresses.length === 0 ? missing : null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
    )
  }
  return { asked, resolver: resolver as never }
}

const listed = (text: string) => text.trim().split(/\s+/)

async function problemOf(egress: Egress, call: Partial<EgressCall> & { url: string }) {
  try {
    const { status } = await egress.call({ method: 'GET', ...call })
    return `answered ${status}`
  } catch (error) {
    assert.ok(error instanceof EgressFailure, String(error))
    return error.problem
  }
}

describe('which addresses may be called', () => {
  const refused = `
    127.0.0.1 127.255.255.254 0.0.0.0 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254
    100.64.0.1 100.100.100.200 192.0.0.192 168.63.129.16 224.0.0.1 240.0.0.1
    255.255.255.255 198.18.0.1 192.0.2.1 203.0.113.9 :: ::1 ::127.0.0.1 ::ffff:127.0.0.1
    ::ffff:8.8.8.8 64:ff9b::7f00:1 64:ff9b:1::a00:1 2002:7f00:1:: 2001:0:7f00:1::
    fc00::1 fd00:ec2::254 fe80::1 fec0::1 ff02::1 2001:db8::1 100::1 localhost`
  for (const address of [...listed(refused), '']) {
    it(`refuses ${address || 'nothing at all'}`, () => assert.equal(mayReach(address, []), false))
  }
  for (const address of ['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700:4700::1111']) {
    it(`allows ${address}`, () => assert.equal(mayReach(address, []), true))
  }

  it('allows what the installation names, and nothing beside it', () => {
    const allowed = readAllowedRanges('10.1.0.0/16, 127.0.0.1,fd00::/8')
    assert.deepEqual(
      ['10.1.2.3', '10.2.0.1', '127.0.0.1', '127.0.0.2', 'fd12::1', '::ffff:10.1.2.3'].map((one) =>
        mayReach(one, allowed),
      ),
      [true, false, true, false, true, false],
    )
    assert.throws(() => readAllowedRanges('the office'))
  })
})

describe('a call to where nobody may call', () => {
  let server: Server
  let port: number
  let connections = 0
  before(async () => {
    server = createServer((_, response) => response.end('inside'))
    server.on('connection', () => (connections += 1))
    await new Promise<void>((resolve) => server.listen(0, '::', resolve))
    port = (server.address() as AddressInfo).port
  })
  after(() => server.close())

  const spellings = `
    127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.0.0.1 0177.0.0.1 017700000001
    127.0.0.1. 0 0.0.0.0 [::1] [::] [0:0:0:0:0:0:0:1] [::ffff:127.0.0.1] [::ffff:7f00:1]
    [::127.0.0.1] １２７.０.０.１ 127。0。0。1 %31%32%37.0.0.1 169.254.169.254 [fe80::1]
    [fd00:ec2::254] localhost LOCALHOST`
  for (const host of listed(spellings)) {
    it(`never connects to ${host}`, async () => {
      const egress = createEgress({ allowed: [] })
      assert.equal(await problemOf(egress, { url: `http://${host}:${port}/` }), 'address_refused')
      await egress.close()
      assert.equal(connections, 0)
    })
  }

  it('never connects to a name that means loopback, even as one of several addresses', async () => {
    const { resolver } = namesAre({ 'a.example': ['127.0.0.1'], 'b.example': ['8.8.8.8', '::1'] })
    const egress = createEgress({ allowed: [], resolver })
    for (const name of ['a.example', 'b.example'])
      assert.equal(await problemOf(egress, { url: `http://${name}:${port}/` }), 'address_refused')
    assert.equal(connections, 0)
    await egress.close()
  })

  it('asks a name once a connection, so that a second answer never counts', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.2']]
    const table = {
      get 'turn.example'() {
        return answers.shift() ?? ['127.0.0.2']
      },
    }
    const { asked, resolver } = namesAre(table)
    const egress = createEgress({ allowed: readAllowedRanges('127.0.0.1'), resolver })
    assert.equal(await problemOf(egress, { url: `http://turn.example:${port}/` }), 'answered 200')
    assert.equal(asked.length, 1)
    connections = 0
    await egress.close()
  })

  for (const url of [
    'ftp://8.8.8.8/',
    'file:///etc/passwd',
    'gopher://8.8.8.8/',
    'javascript:alert(1)',
    'http://name:word@8.8.8.8/',
    'http://name@8.8.8.8/',
    'no url',
    'http://',
    '//8.8.8.8/',
  ]) {
    it(`refuses ${url}`, async () => {
      const egress = createEgress({ allowed: [] })
      assert.equal(await problemOf(egress, { url }), 'url_refused')
      assert.throws(() => egress.check(url), EgressFailure)
      await egress.close()
    })
  }
})

describe('a call that is answered', () => {
  let answer: RequestListener = (_, response) => void response.end('fine')
  let server: Server
  let url: string
  let egress: Egress
  const seen: { url: string; headers: Record<string, unknown> }[] = []
  before(async () => {
    server = createServer((request, response) => {
      seen.push({ url: request.url ?? '', headers: request.headers })
      answer(request, response)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    egress = createEgress({ allowed: readAllowedRanges('127.0.0.1/32') })
  })
  after(async () => {
    await egress.close()
    server.closeAllConnections()
    server.close()
  })
  const to = (status: number, location: string): RequestListener => {
    return (_, response) => void response.writeHead(status, { location }).end()
  }

  it('brings status, headers and body', async () => {
    answer = (_, response) => void response.writeHead(418, { 'x-tea': 'pot' }).end('茶')
    const { status, headers, body } = await egress.call({ method: 'POST', url, body: '{}' })
    assert.deepEqual([status, headers['x-tea'], body.toString()], [418, 'pot', '茶'])
  })

  it('takes a redirect for the answer unless the caller follows', async () => {
    answer = to(302, 'http://127.0.0.1:1/')
    assert.equal(await problemOf(egress, { url }), 'answered 302')
    assert.equal(await problemOf(egress, { url, method: 'POST', redirectsMax: 3 }), 'answered 302')
  })

  it('refuses a redirect to where nobody may call, by address, by name and by scheme', async () => {
    for (const [location, problem] of [
      ['http://127.0.0.2/', 'address_refused'],
      ['http://[::1]/', 'address_refused'],
      ['http://169.254.169.254/latest/meta-data/', 'address_refused'],
      ['http://2130706434/', 'address_refused'],
      ['file:///etc/passwd', 'url_refused'],
      ['http://a:b@127.0.0.1/', 'url_refused'],
    ] as const) {
      answer = to(302, location)
      assert.equal(await problemOf(egress, { url, redirectsMax: 3 }), problem, location)
    }
  })

  it('follows three redirects and no fourth, and tells another host no secrets', async () => {
    answer = (request, response) => {
      const left = Number(request.url?.slice(1))
      if (left === 0) response.end('there')
      else to(307, `/${left - 1}`)(request, response)
    }
    assert.equal(await problemOf(egress, { url: `${url}/3`, redirectsMax: 9 }), 'answered 200')
    const four = { url: `${url}/4`, redirectsMax: 9 }
    assert.equal(await problemOf(egress, four), 'too_many_redirects')

    const other = createServer((request, response) => response.end(JSON.stringify(request.headers)))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    answer = to(302, `http://127.0.0.1:${(other.address() as AddressInfo).port}/`)
    const headers = { authorization: 'Bearer secret' }
    const { body } = await egress.call({ method: 'GET', url, headers, redirectsMax: 1 })
    assert.equal(JSON.parse(body.toString()).authorization, undefined)
    other.close()
  })

  it('gives up on headers that do not come, and on a body that never ends in time', async () => {
    answer = () => {}
    const limits = { headersMs: 300 }
    assert.equal(await problemOf(egress, { url, limits }), 'timed_out')
    answer = (_, response) => {
      const timer = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(timer))
    }
    assert.equal(await problemOf(egress, { url, limits: { wholeMs: 400 } }), 'timed_out')
  })

  it('reads an endless body up to its limit and no further', async () => {
    let written = 0
    answer = (_, response) => {
      const block = Buffer.alloc(64 * 1024, 'x')
      const more = () => {
        while (!response.destroyed && response.write(block)) written += block.length
      }
      response.on('drain', more)
      more()
    }
    assert.equal(await problemOf(egress, { url }), 'answer_too_large')
    const limits = { bodyBytesMax: 1024 }
    const { body } = await egress.call({ method: 'GET', url, limits, whenLonger: 'cut' })
    assert.equal(body.length, 1024)
    assert.ok(written < 64 * 1024 * 1024, `${written} bytes were sent`)
  })

  it('unpacks nothing', async () => {
    const bomb = gzipSync(Buffer.alloc(10 * 1024 * 1024))
    answer = (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
    }
    const { body } = await egress.call({ method: 'GET', url })
    assert.equal(seen.at(-1)!.headers['accept-encoding'], 'identity')
    assert.deepEqual(body, bomb)
  })

  it('refuses headers without end and what is no HTTP', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end()
    }
    assert.equal(await problemOf(egress, { url }), 'answer_unreadable')
    answer = (request) => void request.socket.end('SSH-2.0-OpenSSH\r\n')
    assert.equal(await problemOf(egress, { url }), 'answer_unreadable')
  })

  it('says when nobody listens and when a name is unknown', async () => {
    assert.equal(await problemOf(egress, { url: 'http://127.0.0.1:1/' }), 'connection_failed')
    const { resolver } = namesAre({})
    const lost = createEgress({ allowed: [], resolver })
    assert.equal(await problemOf(lost, { url: 'http://gone.example/' }), 'name_unknown')
    await lost.close()
  })

  it('says when the other side speaks no TLS', async () => {
    answer = (_, response) => void response.end()
    const secure = url.replace('http:', 'https:')
    assert.equal(await problemOf(egress, { url: secure }), 'tls_failed')
  })
})
