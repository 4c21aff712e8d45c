/**
 * How long to wait before the next try, in milliseconds: twice as long each time, up to `most`, and
 * spread at random over that span so that a thousand clients do not return in the same instant.
 */
export function backoff(
  failures: number,
  least: number,
  most: number,
  random = Math.random,
): number {
  const span = Math.min(most, least * 2 ** Math.min(failures + 1, 16))
  return least + random() * (span - least)
}
