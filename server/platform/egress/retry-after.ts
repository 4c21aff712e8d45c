/** `Retry-After` in seconds or as a date (RFC 9110); null when it says neither. */
export function readRetryAfter(header: unknown, now: Date): number | null {
  if (typeof header !== 'string') return null
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1_000
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime())
}
