import { newId } from '../../server/platform/ids/ids.ts'
import type { Chance } from './chance.ts'
import { names, type Tongue } from './phrases.ts'

export type PlannedCustomer = {
  id: string
  number: number
  tongue: Tongue
  name: string | null
  phone: string | null
  email: string | null
  createdAt: Date
  lastSeenAt: Date
}

export type PlannedConversation = {
  id: string
  number: number
  customer: PlannedCustomer
  /** True for the customer's first: he is told of before it. */
  isFirst: boolean
  line: number
  openedAt: Date
  messages: number
  /** Place among the agents; null for one that nobody has taken. */
  agent: number | null
  status: 'open' | 'resolved'
}

const daysBack = 365
const dayMs = 86_400_000
const newCustomerShare = 0.6
const englishShare = 0.2
const namedShare = 0.45
/** Of the newest conversations some are still open: about 3 % of all. */
const openShare = 0.03
const unassignedOfOpenShare = 0.25
/** One that goes on and on: what a desk must be able to scroll. */
export const longestMessages = 10_000
const longOnes = 20
const longMessages = 1_000

/**
 * Who comes when with how much to say, over a year. Conversations are numbered in the order in which
 * they open; their lengths add up to `messages` (the very long ones included).
 */
export function planConversations(
  chance: Chance,
  {
    conversations,
    messages,
    lines,
    agents,
    now,
  }: { conversations: number; messages: number; lines: number; agents: number; now: Date },
): PlannedConversation[] {
  const lengths = chooseLengths(chance, conversations, messages)
  const customers: PlannedCustomer[] = []
  const lastOf = new Map<PlannedCustomer, number>()
  const startMs = now.getTime() - daysBack * dayMs
  const plan = lengths.map((length, at): PlannedConversation => {
    const openedAt = new Date(
      startMs + ((at + chance.share()) / (conversations + 1)) * (daysBack - 0.5) * dayMs,
    )
    const isFirst = customers.length === 0 || chance.share() < newCustomerShare
    const customer = isFirst
      ? planCustomer(chance, customers.length + 1, openedAt)
      : chance.oneOf(customers)
    if (isFirst) customers.push(customer)
    lastOf.set(customer, at)
    return {
      id: newId(openedAt.getTime()),
      number: at + 1,
      customer,
      isFirst,
      line: customer.number % lines,
      openedAt,
      messages: length,
      agent: chance.below(agents),
      status: 'resolved',
    }
  })
  leaveSomeOpen(chance, plan, lastOf)
  return plan
}

function planCustomer(chance: Chance, number: number, openedAt: Date): PlannedCustomer {
  const tongue: Tongue = chance.share() < englishShare ? 'en' : 'zh-CN'
  const isNamed = chance.share() < namedShare
  const family = chance.oneOf(names[tongue].family)
  const given = chance.oneOf(names[tongue].given)
  return {
    id: newId(openedAt.getTime() - 1),
    number,
    tongue,
    name: isNamed ? (tongue === 'en' ? `${given} ${family}` : family + given) : null,
    phone:
      isNamed && chance.share() < 0.6 ? `13${String(chance.below(1e9)).padStart(9, '0')}` : null,
    email: isNamed && chance.share() < 0.5 ? `customer${number}@mail.example` : null,
    createdAt: new Date(openedAt.getTime() - 30_000),
    lastSeenAt: openedAt,
  }
}

/** A customer has one open conversation at most, and it is his last. The longest one is open too. */
function leaveSomeOpen(
  chance: Chance,
  plan: PlannedConversation[],
  lastOf: ReadonlyMap<PlannedCustomer, number>,
): void {
  let wanted = Math.round(plan.length * openShare)
  for (let at = plan.length - 1; at >= 0 && wanted > 0; at -= 1) {
    const conversation = plan[at]!
    const isLast = lastOf.get(conversation.customer) === at
    const isLong = conversation.messages === longestMessages
    if (!isLast || isLong || chance.share() < 0.4) continue
    conversation.status = 'open'
    if (chance.share() < unassignedOfOpenShare) {
      conversation.agent = null
      conversation.messages = Math.min(conversation.messages, 1 + chance.below(5))
    }
    wanted -= 1
  }
  const longest = plan.find(({ messages }) => messages === longestMessages)
  if (longest !== undefined && lastOf.get(longest.customer) === plan.indexOf(longest))
    longest.status = 'open'
}

function chooseLengths(chance: Chance, conversations: number, messages: number): number[] {
  const weights = Array.from({ length: conversations }, () => 0.15 + chance.exponential(1))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  const hasLongOnes =
    conversations >= 1_000 && messages >= conversations + longestMessages + longOnes * longMessages
  const forTheRest = hasLongOnes ? messages - longestMessages - longOnes * longMessages : messages
  const lengths = weights.map((weight) => Math.max(1, Math.round((weight / sum) * forTheRest)))
  if (!hasLongOnes) return lengths
  for (let i = 1; i <= longOnes; i += 1)
    lengths[Math.floor((conversations * i) / (longOnes + 1))] = longMessages
  lengths[Math.floor(conversations * 0.9)] = longestMessages
  return lengths
}
