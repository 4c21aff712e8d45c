import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'
import {
  eventually,
  pickByHand,
  type Product,
  setUpBusiness,
  startConversation,
  startProduct,
  succeed,
  type TestBusiness,
} from './test-kit.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../../..')
const source = join(root, 'client')

/** The package as npm would publish it, unpacked beside its examples, as whoever installs it has it. */
describe('the published client', () => {
  let product: Product
  let business: TestBusiness
  let folder: string
  let packed: { filename: string; files: { path: string }[] }
  let environment: Record<string, string>

  before(async () => {
    product = await startProduct()
    business = await setUpBusiness(product)
    await pickByHand(product, business.owner)
    folder = mkdtempSync(join(tmpdir(), 'yingsheng-client-'))
    const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: source,
    })
    packed = JSON.parse(stdout.slice(stdout.indexOf('[\n')))[0]
    const home = join(folder, 'node_modules/@yingsheng/client')
    mkdirSync(home, { recursive: true })
    const archive = join(folder, packed.filename)
    await run('tar', ['-xzf', archive, '--strip-components=1', '-C', home])
    cpSync(join(home, 'examples'), join(folder, 'examples'), { recursive: true })
    const body = {
      name: '客户端',
      scopes: ['conversations:read', 'conversations:write'],
      days: null,
    }
    const { secret } = await succeed(product, business.owner, 'POST /api/keys', { body })
    environment = { ...(process.env as {}), YINGSHENG_URL: product.url, YINGSHENG_KEY: secret }
  })
  after(async () => {
    rmSync(folder, { recursive: true, force: true })
    await product.close()
  })

  const example = (name: string, ...values: string[]) =>
    run(process.execPath, [join(folder, 'examples', `${name}.ts`), ...values], {
      env: environment,
      timeout: 30_000,
    })
  const conversation = (text: string) => startConversation(product, business.lineId, text)

  it('holds what is needed and nothing else', () => {
    const modules = globSync('*.ts', { cwd: source }).filter((name) => !name.endsWith('.test.ts'))
    const built = modules.flatMap((name) => ['.d.ts', '.js'].map((end) => name.replace('.ts', end)))
    const expected = [
      ...built.map((name) => `dist/${name}`),
      ...globSync('examples/*.ts', { cwd: source }),
      'LICENSE',
      'README.md',
      'README.zh-CN.md',
      'package.json',
    ]
    assert.deepEqual(packed.files.map(({ path }) => path).sort(), expected.sort())
    const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'))
    assert.equal(manifest.dependencies, undefined)
    assert.notEqual(manifest.private, true)
  })

  it('lists who waits, the longest wait first', async () => {
    await conversation('第一位')
    await conversation('第二位')
    const { stdout } = await example('list-waiting')
    assert.match(stdout, /第一位\n.*第二位\n$/)
  })

  it('replies, once, and tells why not', async () => {
    const { conversationId } = await conversation('发货了吗？')
    await example('reply', conversationId, '今天发')
    const { timeline } = await succeed(
      product,
      business.owner,
      `GET /api/conversations/${conversationId}`,
    )
    const said = timeline.filter(({ name }: { name: string }) => name === 'message.sent')
    assert.equal(said.at(-1).data.message.text, '今天发')
    await assert.rejects(example('reply', conversationId, ' '), /empty_message/)
  })

  it('hears what customers say, and nothing that is not signed', async () => {
    const port = await findFreePort()
    const url = `http://127.0.0.1:${port}/`
    const { secret } = await succeed(product, business.owner, 'POST /api/webhooks', {
      body: { url, types: ['message.sent'] },
    })
    const child = spawn(process.execPath, [join(folder, 'examples/react-to-webhooks.ts')], {
      env: { ...environment, PORT: String(port), YINGSHENG_WEBHOOK_SECRET: secret },
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 60_000,
    })
    try {
      let heard = ''
      child.stdout.setEncoding('utf8').on('data', (text: string) => (heard += text))
      await eventually(() => heard.includes(String(port)))
      assert.equal((await fetch(url, { method: 'POST', body: '{}' })).status, 401)
      await conversation('在吗？听得到吗？')
      await eventually(() => heard.includes('在吗？听得到吗？'))
    } finally {
      child.kill()
    }
  })

  it('exports what is resolved, with all that was said', async () => {
    const { conversationId } = await conversation('耳机没有声音')
    await succeed(product, business.owner, `POST /api/conversations/${conversationId}/resolution`)
    const file = join(folder, 'out.jsonl')
    await example('export-to-file', file)
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
    const written = lines.map((line) => JSON.parse(line))
    const one = written.find(({ conversation }) => conversation.id === conversationId)
    assert.ok(one.timeline.some((event: any) => event.data.message?.text === '耳机没有声音'))
  })
})

async function findFreePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
