/** The server counts up to a thousand; from there on nobody needs to know exactly. */
const countedMax = 1_000

export function shownCount(count: number): string {
  return count >= countedMax ? `${countedMax - 1}+` : String(count)
}
