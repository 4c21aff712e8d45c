/** The desk's way to the server: every endpoint by its name, typed by the contracts, without their schemas. */
import type { BodyOf, Key, ParamsOf, QueryOf, ReplyOf } from '@yingsheng/contracts/api'
import type { RefusalCode } from '@yingsheng/contracts/refusals'

/** `offline`: the request may not have reached the server; everything else the server said. */
export type FailureCode = RefusalCode | 'offline'

/** A request that was not granted. `detail` is as contracts/refusals.ts says for its code. */
export class RefusalError extends Error {
  readonly code: FailureCode
  readonly detail: Record<string, unknown>
  /** 0 when there was no answer. */
  readonly status: number
  readonly retryAfterSeconds: number | null

  constructor(reply: {
    code: FailureCode
    message: string
    detail?: Record<string, unknown> | undefined
    status: number
    retryAfterSeconds?: number | null
  }) {
    super(reply.message)
    this.name = 'RefusalError'
    this.code = reply.code
    this.detail = reply.detail ?? {}
    this.status = reply.status
    this.retryAfterSeconds = reply.retryAfterSeconds ?? null
  }
}

/** What an endpoint takes: the parts with nothing required may be left out. */
type Part<Name extends string, T> = [keyof T] extends [never]
  ? { [N in Name]?: undefined }
  : Partial<T> extends T
    ? { [N in Name]?: T }
    : { [N in Name]: T }
type Input<K extends Key> = Part<'params', ParamsOf<K>> &
  Part<'query', QueryOf<K>> &
  Part<'body', BodyOf<K>> & { signal?: AbortSignal; isKeptAlive?: boolean }
type Arguments<K extends Key> =
  Partial<Input<K>> extends Input<K> ? [input?: Input<K>] : [input: Input<K>]

type LooseInput = {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
  signal?: AbortSignal
  /** Lets the request outlive the page: drafts saved at leaving. */
  isKeptAlive?: boolean
}

/**
 * Asks the server: `call('PUT /api/conversations/:id/assignment', { params: { id }, body })`.
 * Throws a RefusalError when it says no or cannot be reached; an aborted request throws the abort.
 */
export async function call<K extends Key>(key: K, ...[input]: Arguments<K>): Promise<ReplyOf<K>> {
  const { method, url, body } = describe(key, (input ?? {}) as LooseInput)
  const { signal, isKeptAlive } = (input ?? {}) as LooseInput
  const response = await reach(url, {
    method,
    credentials: 'same-origin',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body }),
    ...(signal ? { signal } : {}),
    ...(isKeptAlive ? { keepalive: true } : {}),
  })
  if (!response.ok) throw announced(await refusalOf(response))
  return (await response.json()) as ReplyOf<K>
}

let whenSessionEnds: () => void = () => {}

/** Names what happens when the server says that nobody is signed in any more. */
export function onSessionEnd(react: () => void): void {
  whenSessionEnds = react
}

function describe(key: string, input: LooseInput): { method: string; url: string; body?: string } {
  const [method = 'GET', template = ''] = key.split(' ')
  const path = template.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(input.params?.[name] ?? ''),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined && value !== null) query.set(name, String(value))
  }
  const url = query.size > 0 ? `${path}?${query}` : path
  // A mutation always says that it is JSON: that alone keeps plain forms of other sites out.
  if (method === 'GET') return { method, url }
  return { method, url, body: JSON.stringify(input.body ?? {}) }
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new RefusalError({ code: 'offline', message: 'The server cannot be reached.', status: 0 })
  }
}

async function refusalOf(response: Response): Promise<RefusalError> {
  const retryAfter = Number(response.headers.get('retry-after'))
  const reply = await response.json().catch(() => null)
  return refusalFrom(
    reply,
    response.status,
    Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
  )
}

/** The refusal in an answer that may not be ours: a proxy in between speaks HTML. */
export function refusalFrom(
  reply: unknown,
  status: number,
  retryAfterSeconds: number | null,
): RefusalError {
  if (
    typeof reply === 'object' &&
    reply !== null &&
    'code' in reply &&
    typeof reply.code === 'string'
  ) {
    const { code, message, detail } = reply as {
      code: FailureCode
      message?: string
      detail?: Record<string, unknown>
    }
    return new RefusalError({ code, message: message ?? code, detail, status, retryAfterSeconds })
  }
  const code =
    status === 413
      ? 'too_large'
      : status === 429
        ? 'too_many'
        : status === 503
          ? 'unavailable'
          : 'internal'
  return new RefusalError({ code, message: `HTTP ${status}`, status, retryAfterSeconds })
}

export function announced(refusal: RefusalError): RefusalError {
  if (refusal.code === 'not_signed_in' || refusal.code === 'session_over') whenSessionEnds()
  return refusal
}
