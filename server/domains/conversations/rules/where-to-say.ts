/** A customer who comes back within so many days continues the same talk. */
export const reopenWithinDays = 7

type Latest = { status: 'open' | 'resolved'; resolvedAt: Date | null }
type Decision = 'continue' | 'reopen' | 'open'

/** Where a customer's line belongs: in his open conversation, in the one just resolved, or in a new one. */
export function decideWhereToSay(latest: Latest | null, now: Date): Decision {
  if (latest === null) return 'open'
  if (latest.status === 'open' || latest.resolvedAt === null) return 'continue'
  const days = (now.getTime() - latest.resolvedAt.getTime()) / 86_400_000
  return days <= reopenWithinDays ? 'reopen' : 'open'
}
