/*
 * How long will it take? An honest answer is better than a kind one, and none is better than a guess.
 *
 * What is known is how fast the queue has moved: the instants at which conversations were taken out
 * of it. With n taken during the last `windowMs`, one goes every windowMs / n, and whoever stands at
 * position p goes after p of them. Three facts keep this honest: with fewer than `takenLeast` there
 * is no estimate; with nobody on duty there is none either; and what is said is rounded up, to whole
 * minutes, so that people are more often served earlier than promised than later.
 *
 * A window that began before the queue had anybody in it would make the queue look slow. So the
 * window begins, at the earliest, with the first taken of those counted.
 */
const windowMs = 30 * 60_000
const takenLeast = 3
const minuteMs = 60_000

export const estimateWindowMs = windowMs

/**
 * Seconds until the conversation at `position` (1 is next) is taken, a multiple of 60, or null when
 * nothing honest can be said. `takenAt`: when conversations left this queue to an agent, oldest first,
 * milliseconds since 1970. `onDuty`: agents who may serve the queue now. [C20]
 */
export function estimateWait({
  position,
  takenAt,
  onDuty,
  now,
}: {
  position: number
  takenAt: readonly number[]
  onDuty: number
  now: number
}): number | null {
  if (onDuty === 0) return null
  const recent = takenAt.filter((at) => at > now - windowMs && at <= now)
  if (recent.length < takenLeast) return null
  const between = (now - recent[0]!) / recent.length
  return Math.ceil((position * between) / minuteMs) * 60
}

/** Whether it takes longer than the queue promises: waited longer already, or likely to. [C20] */
export function isSlowNow({
  waitedSeconds,
  estimatedSeconds,
  targetSeconds,
}: {
  waitedSeconds: number
  estimatedSeconds: number | null
  targetSeconds: number
}): boolean {
  return waitedSeconds > targetSeconds || (estimatedSeconds ?? 0) > targetSeconds
}
