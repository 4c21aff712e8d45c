type TimeWords = { justNow: string; minutes: (minutes: number) => string; yesterday: string }

/**
 * When, as a list says it: 刚刚, 5 分钟, 10:24, 昨天, 5/22, 2025/5/22. In the browser's time zone;
 * a time ahead of ours counts as now.
 */
export function relativeTime(at: string, nowMs: number, words: TimeWords): string {
  const then = new Date(at)
  const now = new Date(nowMs)
  const minutes = Math.floor((nowMs - then.getTime()) / 60_000)
  if (minutes < 1) return words.justNow
  if (minutes < 10) return words.minutes(minutes)
  const days = daysBetween(then, now)
  if (days === 0) return clockTime(at)
  if (days === 1) return words.yesterday
  const monthAndDay = `${then.getMonth() + 1}/${then.getDate()}`
  return then.getFullYear() === now.getFullYear()
    ? monthAndDay
    : `${then.getFullYear()}/${monthAndDay}`
}

/** `10:24`, in the browser's time zone. */
export function clockTime(at: string): string {
  const then = new Date(at)
  return `${String(then.getHours()).padStart(2, '0')}:${String(then.getMinutes()).padStart(2, '0')}`
}

/** Calendar days from one to the other: 23:59 and 00:01 are a day apart. */
export function daysBetween(then: Date, now: Date): number {
  const dayOf = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return Math.round((dayOf(now) - dayOf(then)) / 86_400_000)
}
