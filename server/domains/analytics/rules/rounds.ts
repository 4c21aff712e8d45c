/*
 * How fast customers are answered, counted by rounds of talk (METRICS: 3分钟响应率). [C23]
 *
 * A round begins with the first customer line that nobody has answered; what he adds meanwhile
 * belongs to it. It ends with the first answer by a person. A note is no answer, and neither is
 * anything a machine says. A conversation that is resolved without an answer leaves its round
 * unanswered for good. The first round of a conversation, and the first after it was reopened, is the
 * one that the first response is measured by.
 *
 * An open round follows the conversation from hand to hand: it is counted for who has it now, and in
 * the end for who answered. Each event has its place in its conversation's stream, and a round
 * remembers the newest it has seen: an event that is delivered again changes nothing.
 */
export type Round = {
  conversationId: string
  askedSequence: number
  queueId: string
  agentId: string | null
  askedAt: string
  answeredAt: string | null
  seconds: number | null
  isFirst: boolean
  isOver: boolean
  takenSequence: number
}

/** What happened in a conversation, as far as rounds care. */
export type Happening = { conversationId: string; sequence: number; at: string } & (
  | { kind: 'asked'; queueId: string; assigneeId: string | null }
  | { kind: 'answered'; agentId: string }
  | { kind: 'moved'; queueId: string; assigneeId: string | null }
  | { kind: 'resolved' }
)

/**
 * The newest round of a conversation after something happened, given the newest before, or null when
 * there was none. The same object when nothing changed; another `askedSequence` is another round.
 */
export function nextRound(latest: Round | null, happening: Happening): Round | null {
  const { sequence, at } = happening
  if (latest !== null && sequence <= latest.takenSequence) return latest
  const isOpen = latest !== null && latest.answeredAt === null && !latest.isOver
  switch (happening.kind) {
    case 'asked':
      if (isOpen) return latest
      return {
        conversationId: happening.conversationId,
        askedSequence: sequence,
        queueId: happening.queueId,
        agentId: happening.assigneeId,
        askedAt: at,
        answeredAt: null,
        seconds: null,
        isFirst: latest === null || latest.isOver,
        isOver: false,
        takenSequence: sequence,
      }
    case 'answered':
      if (!isOpen) return latest
      return {
        ...latest,
        agentId: happening.agentId,
        answeredAt: at,
        seconds: Math.max(0, (Date.parse(at) - Date.parse(latest.askedAt)) / 1000),
        takenSequence: sequence,
      }
    case 'moved':
      if (!isOpen) return latest
      return {
        ...latest,
        queueId: happening.queueId,
        agentId: happening.assigneeId,
        takenSequence: sequence,
      }
    case 'resolved':
      return latest === null || latest.isOver
        ? latest
        : { ...latest, isOver: true, takenSequence: sequence }
  }
}

/** Every round that changed, from the newest of each conversation and what happened since, in order. */
export function foldRounds(
  latest: ReadonlyMap<string, Round>,
  happenings: readonly Happening[],
): Round[] {
  const newest = new Map(latest)
  const changed = new Map<string, Round>()
  for (const happening of happenings) {
    const before = newest.get(happening.conversationId) ?? null
    const after = nextRound(before, happening)
    if (after === null || after === before) continue
    newest.set(after.conversationId, after)
    changed.set(`${after.conversationId} ${after.askedSequence}`, after)
  }
  return [...changed.values()]
}
