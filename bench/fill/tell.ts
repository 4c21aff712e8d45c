import type { ConversationState, Message } from '@yingsheng/contracts/conversations'
import type { ActorRef } from '@yingsheng/contracts/endpoint'
import { newId } from '../../server/platform/ids/ids.ts'
import type { Chance } from './chance.ts'
import type { Role, Tongue } from './phrases.ts'
import type { PlannedConversation } from './plan.ts'
import type { Sentence } from './texts.ts'

export type ToldEvent = {
  stream: { kind: 'customer' | 'conversation'; id: string; sequence: number }
  name: string
  actor: ActorRef
  at: Date
  data: object
}

export type ToldMessage = { message: Message; at: Date; words: readonly string[] }

/** A conversation as it is in the end, with what its row holds beyond its state. */
export type ToldConversation = {
  state: ConversationState
  answeredAt: Date | null
  lastBy: 'customer' | 'agent' | 'note'
  lastText: string
  positions: {
    readerKind: 'customer' | 'agent'
    readerId: string
    delivered: number
    read: number
  }[]
  events: ToldEvent[]
  messages: ToldMessage[]
}

export type Cast = {
  lines: readonly { id: string; brandId: string; queueId: string }[]
  agents: readonly { id: string; publicName: string }[]
  sentences: (tongue: Tongue, role: Role) => readonly Sentence[]
  now: Date
}

const lastTextCharacters = 120
const noteShare = 0.05
const replyShare = 0.47
const secondSentenceShare = 0.4
const orderNumberShare = 0.12
const waitingShare = 0.65
const shortPauseMs = 45_000
const longPauseShare = 0.04
const longPauseMs = 2 * 3_600_000

/**
 * Plays one conversation from its opening to where it stands, with the events the server would have
 * recorded: each says the state after it, and the stream has no gaps.
 */
// long: one conversation's state runs through all of its steps
export function tellConversation(
  plan: PlannedConversation,
  cast: Cast,
  chance: Chance,
): ToldConversation {
  const { customer } = plan
  const { id: lineId, brandId, queueId } = cast.lines[plan.line]!
  const agent = plan.agent === null ? null : cast.agents[plan.agent]!
  const byCustomer: ActorRef = { kind: 'customer', id: customer.id }
  const events: ToldEvent[] = []
  const messages: ToldMessage[] = []
  const times = chooseTimes(plan, cast.now, chance)
  let answeredAt: Date | null = null
  let lastBy: ToldConversation['lastBy'] = 'customer'
  let state: ConversationState = {
    id: plan.id,
    number: plan.number,
    customerId: customer.id,
    lineId,
    brandId,
    status: 'open',
    assigneeId: null,
    queueId,
    queuedAt: plan.openedAt.toISOString(),
    urgency: 0,
    waitingSince: null,
    openedAt: plan.openedAt.toISOString(),
    resolvedAt: null,
    lastMessageAt: plan.openedAt.toISOString(),
    sequence: 0,
    score: null,
    tagIds: [],
  }
  const record = (
    name: string,
    actor: ActorRef,
    at: Date,
    change: Partial<ConversationState>,
    more: (sequence: number) => object,
  ) => {
    state = { ...state, ...change, sequence: state.sequence + 1 }
    const stream = { kind: 'conversation' as const, id: plan.id, sequence: state.sequence }
    events.push({ stream, name, actor, at, data: { conversation: state, ...more(state.sequence) } })
  }
  const say = (author: Message['author'], audience: Message['audience'], role: Role, at: Date) => {
    const { text, words } = compose(cast.sentences(customer.tongue, role), at, chance)
    const isAnswer = author.kind === 'agent' && audience === 'everyone'
    const iso = at.toISOString()
    const waitingSince =
      author.kind === 'customer'
        ? (state.waitingSince ?? iso)
        : isAnswer
          ? null
          : state.waitingSince
    if (isAnswer && state.waitingSince !== null) answeredAt = at
    lastBy = audience === 'agents' ? 'note' : author.kind
    record(
      audience === 'agents' ? 'note.added' : 'message.sent',
      { kind: author.kind, id: author.id },
      at,
      { waitingSince, lastMessageAt: iso },
      (sequence) => {
        const message: Message = {
          conversationId: plan.id,
          sequence,
          clientId: newId(at.getTime()),
          author,
          audience,
          text,
          files: [],
          at: iso,
        }
        messages.push({ message, at, words })
        return { message }
      },
    )
  }

  const { name: customerName, number: customerNumber } = customer
  record('conversation.opened', byCustomer, plan.openedAt, {}, () => ({
    customerName,
    customerNumber,
  }))
  say(byCustomer, 'everyone', 'opening', times[0]!)
  if (agent !== null) {
    const at = new Date(times[0]!.getTime() + 1)
    record(
      'conversation.assigned',
      { kind: 'agent', id: agent.id },
      at,
      { assigneeId: agent.id, queuedAt: null },
      () => ({
        previousAssigneeId: null,
        assigneeName: agent.publicName,
        by: 'claim',
      }),
    )
  }
  // Who has the last word: the customer who still waits, or the agent.
  const lastLot = plan.status === 'open' && chance.share() < waitingShare ? 1 : noteShare
  for (let turn = 1; turn < plan.messages; turn += 1) {
    const at = times[turn]!
    const isLast = turn === plan.messages - 1
    const lot = isLast ? lastLot : chance.share()
    if (agent === null || lot >= noteShare + replyShare) say(byCustomer, 'everyone', 'customer', at)
    else {
      const author = { kind: 'agent' as const, id: agent.id, name: agent.publicName }
      if (lot < noteShare) say(author, 'agents', 'note', at)
      else say(author, 'everyone', 'agent', at)
    }
  }
  if (plan.status === 'resolved' && agent !== null) {
    const at = new Date(times.at(-1)!.getTime() + 60_000)
    answeredAt = at
    record(
      'conversation.resolved',
      { kind: 'agent', id: agent.id },
      at,
      { status: 'resolved', resolvedAt: at.toISOString(), waitingSince: null },
      () => ({}),
    )
  }
  const last = messages.at(-1)!.message
  return {
    state,
    answeredAt,
    lastBy,
    lastText: last.text.slice(0, lastTextCharacters),
    positions: readersOf(plan, agent, state),
    events,
    messages,
  }
}

/** When each message is said: in one go with pauses, and all before now. */
function chooseTimes(plan: PlannedConversation, now: Date, chance: Chance): Date[] {
  const gaps: number[] = []
  let sum = 0
  for (let turn = 0; turn < plan.messages; turn += 1) {
    const isLong = turn > 0 && chance.share() < longPauseShare
    const gap = turn === 0 ? 1 : 500 + chance.exponential(isLong ? longPauseMs : shortPauseMs)
    sum += gap
    gaps.push(gap)
  }
  const room = now.getTime() - plan.openedAt.getTime() - 120_000
  const scale = sum > room ? room / sum : 1
  let at = plan.openedAt.getTime()
  return gaps.map((gap) => new Date((at += Math.max(1, Math.floor(gap * scale)))))
}

function compose(
  sentences: readonly Sentence[],
  at: Date,
  chance: Chance,
): { text: string; words: readonly string[] } {
  const first = chance.oneOf(sentences)
  let { text } = first
  const words = new Set(first.words)
  const isChinese = first.tongue === 'zh-CN'
  if (chance.share() < secondSentenceShare) {
    const second = chance.oneOf(sentences)
    text += isChinese ? second.text : ` ${second.text}`
    for (const word of second.words) words.add(word)
  }
  if (chance.share() < orderNumberShare) {
    const number = `${at.toISOString().slice(0, 10).replaceAll('-', '')}${String(chance.below(1e6)).padStart(6, '0')}`
    text += ` ${number}`
    words.add(number)
  }
  return { text, words: [...words] }
}

function readersOf(
  plan: PlannedConversation,
  agent: { id: string } | null,
  { sequence }: ConversationState,
): ToldConversation['positions'] {
  const customer = {
    readerKind: 'customer' as const,
    readerId: plan.customer.id,
    delivered: sequence,
    read: sequence,
  }
  if (agent === null) return [customer]
  // Some of what waits has not been read yet.
  const read = plan.status === 'open' ? Math.max(1, sequence - (plan.number % 6)) : sequence
  return [customer, { readerKind: 'agent', readerId: agent.id, delivered: sequence, read }]
}
