/*
 * The one way out. Every HTTP call that the server makes on somebody's word (a webhook's address, a
 * link to preview, a push service) goes through here: where it leads is checked, and everything it
 * may cost is bounded. `npm run tidy` forbids other ways.
 */
import { isIP } from 'node:net'
import { Agent, type Dispatcher, request } from 'undici'
import { type AllowedRanges, mayReach } from './addresses.ts'
import { connectChecked } from './connect-checked.ts'
import { EgressFailure, failureOf } from './egress-failure.ts'

export type EgressLimits = {
  /** Name, connection and TLS. */
  connectMs: number
  /** From the request to the end of the answer's headers. */
  headersMs: number
  /** All of it, redirects included. */
  wholeMs: number
  bodyBytesMax: number
}

const usual: EgressLimits = {
  connectMs: 5_000,
  headersMs: 10_000,
  wholeMs: 15_000,
  bodyBytesMax: 256 * 1024,
}
const headerBytesMax = 16 * 1024
const idleMs = 4_000
const redirectsMaxEver = 3

export type EgressCall = {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers?: Record<string, string>
  body?: string | Buffer
  limits?: Partial<Omit<EgressLimits, 'connectMs'>>
  /** What becomes of a body that is longer than the limit. */
  whenLonger?: 'refuse' | 'cut'
  /** 0 (usual): a redirect is the answer. Up to 3, of GET and HEAD only; each hop is checked anew. */
  redirectsMax?: number
}

/** The body is as it came: nothing is decompressed, and nothing compressed is asked for. */
export type EgressAnswer = {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
  /** Where the answer came from, after redirects. */
  url: string
}

export type Egress = {
  /** Answers whatever status came. Throws an EgressFailure when nothing did, or nothing might. */
  call(call: EgressCall): Promise<EgressAnswer>
  /** Throws an EgressFailure for a URL that could never be called; names are not resolved. */
  check(url: string): void
  close(): Promise<void>
}

export function createEgress({
  allowed,
  connectMs = usual.connectMs,
  resolver,
}: {
  allowed: AllowedRanges
  connectMs?: number
  /** For tests: who says what a name means. */
  resolver?: Parameters<typeof connectChecked>[2]
}): Egress {
  const agent = new Agent({
    connect: connectChecked(allowed, connectMs, resolver),
    maxHeaderSize: headerBytesMax,
    keepAliveTimeout: idleMs,
    keepAliveMaxTimeout: idleMs,
    pipelining: 1,
  })
  return {
    check: (url) => void readUrl(url, allowed),
    close: () => agent.destroy(),
    async call(call) {
      try {
        return await follow(agent, allowed, call)
      } catch (error) {
        throw failureOf(error)
      }
    },
  }
}

function readUrl(text: string, allowed: AllowedRanges): URL {
  if (!URL.canParse(text)) throw new EgressFailure('url_refused', 'this is no URL')
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new EgressFailure('url_refused', `${url.protocol} is not called`)
  if (url.username !== '' || url.password !== '')
    throw new EgressFailure('url_refused', 'a URL with a name or password in it is not called')
  // However an address is written (2130706433, 0x7f.1, [::ffff:7f00:1]), the URL has it plain by now.
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !mayReach(host, allowed))
    throw new EgressFailure('address_refused', `${host} is not an address we call`)
  return url
}

const redirecting = new Set([301, 302, 303, 307, 308])

async function follow(
  agent: Agent,
  allowed: AllowedRanges,
  call: EgressCall,
): Promise<EgressAnswer> {
  const { wholeMs } = { ...usual, ...call.limits }
  const signal = AbortSignal.timeout(wholeMs)
  const mayFollow = call.method === 'GET' || call.method === 'HEAD'
  const hopsMax = mayFollow ? Math.min(call.redirectsMax ?? 0, redirectsMaxEver) : 0
  let url = readUrl(call.url, allowed)
  let headers = call.headers ?? {}
  for (let hop = 0; ; hop += 1) {
    const answer = await askOnce(agent, url, { ...call, headers }, signal)
    const location = answer.headers.location
    if (hopsMax === 0 || !redirecting.has(answer.status) || typeof location !== 'string')
      return answer
    if (hop === hopsMax) throw new EgressFailure('too_many_redirects')
    if (!URL.canParse(location, url.href)) throw new EgressFailure('answer_unreadable')
    const next = readUrl(new URL(location, url.href).href, allowed)
    // What was meant for one host (tokens, signatures) is not told to another.
    if (next.origin !== url.origin) headers = {}
    url = next
  }
}

async function askOnce(
  agent: Agent,
  url: URL,
  call: EgressCall,
  signal: AbortSignal,
): Promise<EgressAnswer> {
  const { headersMs, bodyBytesMax } = { ...usual, ...call.limits }
  const answer = await request(url, {
    dispatcher: agent,
    method: call.method,
    headers: { 'user-agent': 'Yingsheng', 'accept-encoding': 'identity', ...call.headers },
    ...(call.body !== undefined && { body: call.body }),
    headersTimeout: headersMs,
    bodyTimeout: headersMs,
    signal,
  })
  const body = await readBody(answer.body, bodyBytesMax, call.whenLonger ?? 'refuse')
  return { status: answer.statusCode, headers: answer.headers, body, url: url.href }
}

/** Reads no more than is wanted: the rest of an endless answer stays where it is. */
async function readBody(
  stream: Dispatcher.ResponseData['body'],
  bytesMax: number,
  whenLonger: 'refuse' | 'cut',
): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of stream as AsyncIterable<Buffer>) {
    parts.push(part)
    bytes += part.length
    if (bytes <= bytesMax) continue
    if (whenLonger === 'refuse')
      throw new EgressFailure('answer_too_large', `more than ${bytesMax} bytes`)
    break
  }
  return Buffer.concat(parts).subarray(0, bytesMax)
}
