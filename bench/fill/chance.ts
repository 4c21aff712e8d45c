/** Chance that comes out the same for the same seed (mulberry32), so that two fills are alike. */
export type Chance = {
  /** At least 0, below 1. */
  share(): number
  /** A whole number from 0, below `count`. */
  below(count: number): number
  oneOf<T>(list: readonly T[]): T
  /** Around `mean`, many small ones and few large. */
  exponential(mean: number): number
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (count: number) => Math.floor(share() * count)
  return {
    share,
    below,
    oneOf: (list) => list[below(list.length)]!,
    exponential: (mean) => -Math.log(1 - share()) * mean,
  }
}
