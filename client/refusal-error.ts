import type { RefusalCode } from './endpoints.ts'

/**
 * `unreachable`: there was no answer, so that the request may or may not have been granted;
 * `timed_out`: no answer in time, which may mean the same. Any other text is a code of the server's,
 * also one that is newer than this client.
 */
export type ErrorCode = RefusalCode | 'unreachable' | 'timed_out' | (string & Record<never, never>)

/** A request that was not granted, and why. */
export class RefusalError extends Error {
  override readonly name = 'RefusalError'
  readonly code: ErrorCode
  /** What exactly, as the API reference says of the code. */
  readonly detail: Record<string, unknown>
  /** Of HTTP; 0 when there was no answer. */
  readonly status: number
  /** How long the server asks to wait; null when it does not say. */
  readonly retryAfterMs: number | null

  constructor(
    code: ErrorCode,
    message: string,
    more: { detail?: Record<string, unknown>; status?: number; retryAfterMs?: number | null } = {},
  ) {
    super(message)
    this.code = code
    this.detail = more.detail ?? {}
    this.status = more.status ?? 0
    this.retryAfterMs = more.retryAfterMs ?? null
  }
}

/** The refusal in an answer, which may be a proxy's: those speak HTML. */
export async function refusalOf(response: Response): Promise<RefusalError> {
  const { status } = response
  const retryAfterMs = waitOf(response.headers.get('retry-after'))
  const reply: unknown = await response.json().catch(() => null)
  const { code, message, detail } = (reply ?? {}) as Record<string, unknown>
  if (typeof code !== 'string')
    return new RefusalError(codeOf(status), `HTTP ${status}`, { status, retryAfterMs })
  const told = typeof detail === 'object' && detail !== null ? detail : {}
  return new RefusalError(code, typeof message === 'string' ? message : code, {
    status,
    retryAfterMs,
    detail: told as Record<string, unknown>,
  })
}

function codeOf(status: number): ErrorCode {
  if (status === 429) return 'too_many'
  return [502, 503, 504].includes(status) ? 'unavailable' : 'internal'
}

/** `Retry-After` has seconds or a date (RFC 9110, 10.2.3). */
function waitOf(header: string | null): number | null {
  if (header === null) return null
  const waitMs = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now()
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : null
}
