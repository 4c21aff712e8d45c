/** Files that lie about what they are, are too large, or break off: refused by content, never served as code. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { after, before, describe, it } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import {
  type Answer,
  arrive,
  countEverything,
  eventually,
  outcomeOf,
  type Product,
  request,
  setUpBusiness,
  startConversation,
  startProduct,
  type TestBusiness,
  type TestCustomer,
  upload,
} from './test-kit.ts'

const MiB = 1024 * 1024
let product: Product
let business: TestBusiness
let customer: TestCustomer

const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#0a7370' } })
const send = (name: string, bytes: Buffer | string) =>
  upload(product, customer, name, Buffer.from(bytes))

/** A PNG of a few bytes that says it is enormous. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const page = '<!DOCTYPE html><html><script>alert(1)</script></html>'
const program = Buffer.concat([
  Buffer.from('MZ'),
  Buffer.alloc(58),
  Buffer.from([0x80, 0, 0, 0]),
  Buffer.alloc(64),
  Buffer.from('PE\0\0'),
])

type Row = [
  what: string,
  code: string,
  name: string,
  content: () => Buffer | string | Promise<Buffer>,
]
const refused: Row[] = [
  ['an SVG', 'file_type_refused', 'logo.svg', () => svg],
  ['an SVG called a picture', 'file_type_refused', 'logo.png', () => svg],
  [
    'an SVG behind spaces and a comment',
    'file_type_refused',
    'logo.png',
    () => `\n\n  <!-- x -->${svg}`,
  ],
  [
    'an SVG with a byte order mark',
    'file_type_refused',
    'logo.jpg',
    () => `\ufeff<?xml version="1.0"?>${svg}`,
  ],
  ['a page', 'file_type_refused', 'note.html', () => page],
  ['a page called a picture', 'file_type_refused', 'note.png', () => page],
  ['a page called text, in capitals', 'file_type_refused', 'NOTE.TXT', () => page.toUpperCase()],
  [
    'a page in UTF-16',
    'file_type_refused',
    'note.txt',
    () => Buffer.from(`\ufeff${page}`, 'utf16le'),
  ],
  ['a script', 'file_type_refused', 'a.js', () => 'alert(1)'],
  ['a script in capitals', 'file_type_refused', 'A.JS', () => 'alert(1)'],
  ['a script with a dot behind', 'file_type_refused', 'a.js.', () => 'alert(1)'],
  [
    'a script with something invisible behind',
    'file_type_refused',
    'a.js\u200b\u202e',
    () => 'alert(1)',
  ],
  ['a page of a server', 'file_type_refused', 'shell.pht', () => 'x'],
  ['a program', 'file_type_refused', 'setup.exe', () => program],
  ['a program called a document', 'file_type_refused', 'invoice.pdf', () => program],
  ['nothing', 'file_unreadable', 'empty.txt', () => ''],
  [
    'half a picture',
    'file_unreadable',
    'half.png',
    async () => (await picture().png().toBuffer()).subarray(0, 60),
  ],
  [
    'a picture that is a script too',
    'file_unreadable',
    'a.gif',
    () => 'GIF89a/*' + '\0'.repeat(20) + '*/=1;alert(1)',
  ],
  [
    'a picture of 3.6 gigapixels in 150 bytes',
    'file_unreadable',
    'bomb.png',
    () => bomb(60_000, 60_000),
  ],
  ['a picture wider than any', 'file_unreadable', 'wide.png', () => bomb(2_000_000_000, 1)],
]

const names: [given: string, kept: string][] = [
  ['../../x', 'x'],
  ['..\\..\\x.txt', 'x.txt'],
  ['/etc/passwd', 'passwd'],
  ['C:\\Users\\x\\报价.txt', '报价.txt'],
  ['a\u0000b.txt', 'ab.txt'],
  ['发\u200b票\u2066.txt', '发票.txt'],
  ['cod\u202etxt.exe.txt', 'codtxt.exe.txt'],
  ['...', 'file'],
  ['.htaccess', 'htaccess'],
  ['"><img src=x>.txt', '___img src=x_.txt'],
  [`${'长'.repeat(400)}.txt`, `${'长'.repeat(196)}.txt`],
  ["it's (1)*.txt", "it's (1)_.txt"],
]

describe('hostile uploads', () => {
  before(async () => {
    product = await startProduct()
    business = await setUpBusiness(product)
  })
  after(() => product.close())
  const forget = async () => {
    customer = await arrive(product, business.lineId)
  }

  for (const [what, code, name, content] of refused) {
    it(`gets ${code} for ${what}, and nothing is kept`, async () => {
      await forget()
      const before = await countEverything(product)
      assert.equal(outcomeOf(await send(name, await content())), code)
      assert.deepEqual(await countEverything(product), before)
    })
  }

  it('refuses a file without a name, with a name of a thousand letters more, and with another content type', async () => {
    await forget()
    const type = { 'content-type': 'application/octet-stream' }
    const without = await request(product, customer, 'POST /api/files', {
      bytes: 'x',
      headers: type,
    })
    const long = await request(product, customer, 'POST /api/files', {
      bytes: 'x',
      headers: type,
      query: { name: 'x'.repeat(1_001) },
    })
    const asPicture = await request(product, customer, 'POST /api/files', {
      bytes: 'x',
      headers: { 'content-type': 'image/png' },
      query: { name: 'x.png' },
    })
    const asJson = await request(product, customer, 'POST /api/files', {
      bytes: '{}',
      query: { name: 'x.json' },
    })
    assert.deepEqual([without, long, asPicture, asJson].map(outcomeOf), [
      'malformed',
      'malformed',
      'wrong_media_type',
      'wrong_media_type',
    ])
  })

  it('refuses 100 MB at its first byte when the length is declared', async () => {
    await forget()
    const { code, sent } = await pour({ 'content-length': String(100 * MiB) }, 100 * MiB)
    assert.equal(code, 'too_large')
    assert.ok(sent < 20 * MiB, `${sent} bytes went out`)
  })

  it('refuses 100 MB at the limit when no length is declared, and keeps little of it in memory', async () => {
    await forget()
    const before = await countEverything(product)
    const memory = process.memoryUsage().rss
    const { code, sent } = await pour({}, 100 * MiB)
    assert.equal(code, 'too_large')
    assert.ok(sent < 60 * MiB, `${sent} bytes went out`)
    assert.ok(process.memoryUsage().rss - memory < 150 * MiB)
    assert.deepEqual(await countEverything(product), before)
  })

  it('keeps nothing of an upload that breaks off', async () => {
    await forget()
    const before = await countEverything(product)
    const broken = open({ 'content-length': '1000' })
    broken.on('error', () => undefined)
    broken.write('half')
    await new Promise((resolve) => setTimeout(resolve, 100))
    broken.destroy()
    await new Promise((resolve) => setTimeout(resolve, 100))
    assert.deepEqual(await countEverything(product), before)
    assert.equal(outcomeOf(await request(product, customer, 'GET /api/widget/conversations')), 'ok')
  })

  it('refuses more uploads than a person makes in a minute', async () => {
    await forget()
    const answers: string[] = []
    for (let at = 0; at < 61; at += 1) answers.push(outcomeOf(await send('a.txt', 'x')))
    assert.deepEqual([answers[0], answers[59], answers[60]], ['ok', 'ok', 'too_many'])
  })

  for (const [given, kept] of names) {
    it(`calls a file ${JSON.stringify(kept).slice(0, 40)} that came as ${JSON.stringify(given).slice(0, 40)}`, async () => {
      await forget()
      const { id, name } = (await send(given, 'hello')).body
      assert.equal(name, kept)
      const served = await fetchFile(`/files/${id}`)
      const [, shown] =
        /^attachment; filename\*=UTF-8''(.+)$/.exec(
          served.headers.get('content-disposition') ?? '',
        ) ?? []
      assert.equal(decodeURIComponent(shown ?? ''), kept)
    })
  }

  it('gives what is no picture for saving only, as bytes that run nowhere', async () => {
    await forget()
    const { id } = (await send('data.csv', 'a,b\n=1+1,2')).body
    const { headers } = await fetchFile(`/files/${id}`)
    assert.equal(headers.get('content-type'), 'application/octet-stream')
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.match(headers.get('content-security-policy') ?? '', /sandbox/)
    assert.match(headers.get('cache-control') ?? '', /private/)
    assert.equal((await fetchFile(`/files/${id}/preview`)).status, 404)
  })

  it('writes a picture anew, without where it was taken and what hides behind it', async () => {
    await forget()
    const marked = await picture()
      .withExif({ IFD0: { Copyright: 'secret-place' }, IFD3: { GPSLatitude: '31/1 14/1 0/1' } })
      .jpeg()
      .toBuffer()
    assert.ok((await sharp(marked).metadata()).exif)
    const hidden = Buffer.concat([marked, Buffer.from('<script>alert(1)</script>')])
    const ref = (await send('照片.jpg', hidden)).body
    assert.deepEqual([ref.mediaType, ref.image], ['image/jpeg', { width: 40, height: 30 }])
    const bytes = await bytesOf(`/files/${ref.id}`)
    const { exif, format } = await sharp(bytes).metadata()
    assert.deepEqual([exif, format], [undefined, 'jpeg'])
    assert.equal(bytes.includes('secret-place') || bytes.includes('script'), false)
    assert.equal((await sharp(await bytesOf(`/files/${ref.id}/preview`)).metadata()).format, 'webp')
  })

  it('turns a photograph upright, as its lost mark said, and shrinks its preview to 640', async () => {
    await forget()
    const lying = await sharp({
      create: { width: 2_000, height: 1_000, channels: 3, background: 'white' },
    })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const ref = (await send('竖.jpg', lying)).body
    assert.deepEqual(ref.image, { width: 1_000, height: 2_000 })
    const { width, height } = await sharp(await bytesOf(`/files/${ref.id}/preview`)).metadata()
    assert.deepEqual([width, height], [320, 640])
  })

  it('gives a file to one message only', async () => {
    await forget()
    const { owner, lineId } = business
    const file = (await upload(product, owner, 'a.txt', Buffer.from('x'))).body.id
    const { conversationId } = await startConversation(product, lineId)
    const note = () =>
      request(product, owner, `POST /api/conversations/${conversationId}/notes`, {
        body: { clientId: randomUUID(), text: '', fileIds: [file] },
      })
    const answers = await Promise.all([note(), note(), note()])
    assert.deepEqual(answers.map(outcomeOf).sort(), ['file_missing', 'file_missing', 'ok'])
  })
})

const fetchFile = (path: string) =>
  fetch(`${product.url}${path}`, { headers: { authorization: `Bearer ${customer.token}` } })
const bytesOf = async (path: string) => Buffer.from(await (await fetchFile(path)).arrayBuffer())

function open(headers: Record<string, string>) {
  return httpRequest(`${product.url}/api/files?name=big.bin`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${customer.token}`,
      'content-type': 'application/octet-stream',
      ...headers,
    },
  })
}

/** Sends zeros until the server answers or all is sent. */
async function pour(
  headers: Record<string, string>,
  bytes: number,
): Promise<{ code: string; sent: number }> {
  const sending = open(headers)
  const part = Buffer.alloc(256 * 1024)
  let sent = 0
  let code: string | undefined
  sending.on('error', () => (code ??= 'broken off'))
  sending.on('response', async (response) => {
    const parts: Buffer[] = []
    for await (const piece of response) parts.push(piece as Buffer)
    code = outcomeOf({
      status: response.statusCode ?? 0,
      body: JSON.parse(Buffer.concat(parts).toString()),
    } as Answer)
  })
  while (sent < bytes && code === undefined) {
    sent += part.length
    if (!sending.write(part))
      await Promise.race([
        once(sending, 'drain').catch(() => undefined),
        new Promise((resolve) => setTimeout(resolve, 200)),
      ])
    await new Promise(setImmediate)
  }
  const given = await eventually(() => code)
  sending.destroy()
  return { code: given, sent }
}
