import type { Endpoints } from './endpoints.ts'
import { RefusalError, refusalOf } from './refusal-error.ts'
import { waitBeforeRetry } from './wait-before-retry.ts'

export type ClientOptions = {
  /** Where the desk is: `https://desk.shop.example`. */
  baseUrl: string
  /** `ys_…`; it acts in the name of its agent. Keep it on servers. */
  apiKey: string
  /** How long one try may take; 30 s unless told. */
  timeoutMs?: number
  /** How many tries follow the first; 4 unless told. 0: none. */
  retriesMax?: number
  /** In place of the platform's own. */
  fetch?: typeof fetch
}

/** What an endpoint takes; parts in which nothing is required may be left out. */
type Input<K extends keyof Endpoints> = {
  [Part in Exclude<keyof Endpoints[K], 'reply'> as Required<Part, Endpoints[K]>]: Endpoints[K][Part]
} & {
  [
    Part in Exclude<keyof Endpoints[K], 'reply'> as Optional<Part, Endpoints[K]>
  ]?: Endpoints[K][Part]
} & { signal?: AbortSignal }
type Required<Part extends keyof E, E> = Partial<E[Part]> extends E[Part] ? never : Part
type Optional<Part extends keyof E, E> = Partial<E[Part]> extends E[Part] ? Part : never
type Arguments<K extends keyof Endpoints> =
  Partial<Input<K>> extends Input<K> ? [input?: Input<K>] : [input: Input<K>]

type LooseInput = {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  signal?: AbortSignal
}
type Ask = { url: string; init: RequestInit; isSafe: boolean; signal: AbortSignal | undefined }

const timeoutMsDefault = 30_000
const retriesMaxDefault = 4

/** Asks the server what contracts name: `client.call('POST /api/conversations/:id/replies', {…})`. */
export class Client {
  private readonly options: Omit<ClientOptions, 'baseUrl'> & { baseUrl: string }

  constructor(options: ClientOptions) {
    const { protocol, href } = new URL(options.baseUrl)
    if (!/^https?:$/.test(protocol)) throw new TypeError('baseUrl begins with https:// or http://')
    if (!options.apiKey.startsWith('ys_')) throw new TypeError('apiKey begins with ys_')
    this.options = { ...options, baseUrl: href.replace(/\/+$/, '') }
  }

  /**
   * Answers what the endpoint replies; throws a RefusalError when the server says no, and the
   * signal's reason when it is aborted. What cannot have been done twice is tried again: refusals that
   * say "later" always, lost answers where the request reads only or carries a `clientId`.
   */
  async call<K extends keyof Endpoints>(
    key: K,
    ...[input]: Arguments<K>
  ): Promise<Endpoints[K]['reply']> {
    const ask = this.describe(key, (input ?? {}) as LooseInput)
    const { retriesMax = retriesMaxDefault } = this.options
    for (let retries = 0; ; retries += 1) {
      try {
        return (await this.askOnce(ask)) as Endpoints[K]['reply']
      } catch (error) {
        if (!(error instanceof RefusalError) || retries >= retriesMax || !maySucceed(error, ask))
          throw error
        await waitBeforeRetry({ retries, asked: error.retryAfterMs, signal: ask.signal })
      }
    }
  }

  private describe(key: string, { params = {}, query = {}, body, signal }: LooseInput): Ask {
    const [method = 'GET', template = ''] = key.split(' ')
    const path = template.replace(/:(\w+)/g, (_, name: string) => segment(name, params[name]))
    const search = new URLSearchParams()
    for (const [name, value] of Object.entries(query))
      if (value !== undefined && value !== null) search.set(name, String(value))
    const headers: Record<string, string> = { authorization: `Bearer ${this.options.apiKey}` }
    const init: RequestInit = { method, headers, redirect: 'error' }
    if (method !== 'GET') {
      headers['content-type'] = 'application/json'
      init.body = JSON.stringify(body ?? {})
    }
    const isNamed = typeof body === 'object' && body !== null && 'clientId' in body
    const url = `${this.options.baseUrl}${path}${search.size > 0 ? `?${search}` : ''}`
    return { url, init, isSafe: method === 'GET' || isNamed, signal }
  }

  private async askOnce({ url, init, signal }: Ask): Promise<unknown> {
    signal?.throwIfAborted()
    const { fetch: reach = fetch, timeoutMs = timeoutMsDefault } = this.options
    const timeout = AbortSignal.timeout(timeoutMs)
    try {
      const both = signal === undefined ? timeout : AbortSignal.any([signal, timeout])
      const response = await reach(url, { ...init, signal: both })
      if (!response.ok) throw await refusalOf(response)
      return await response.json()
    } catch (error) {
      if (error instanceof RefusalError) throw error
      signal?.throwIfAborted()
      if (timeout.aborted) throw new RefusalError('timed_out', `no answer within ${timeoutMs} ms`)
      const { message, cause } = error as Error
      throw new RefusalError('unreachable', cause instanceof Error ? cause.message : message)
    }
  }
}

/** 429 and 503 say that nothing was done; after 500, a gateway's word or silence nobody knows. */
function maySucceed({ status }: RefusalError, { isSafe }: Ask): boolean {
  return status === 429 || status === 503 || (isSafe && [0, 500, 502, 504].includes(status))
}

function segment(name: string, value: string | undefined): string {
  if (value === undefined || value === '' || value === '.' || value === '..')
    throw new TypeError(`params.${name} is missing`)
  return encodeURIComponent(value)
}
