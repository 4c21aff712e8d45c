import type { Percentiles } from './plan.ts'

/** Of the numbers that are there (NaN stands for none). */
export function percentilesOf(values: Float64Array): Percentiles | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort()
  if (sorted.length === 0) return null
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1)! }
}
