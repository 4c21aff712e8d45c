/** Where everything the connection says about conversations and customers goes. */
import type { ConversationRow } from '@yingsheng/contracts/conversations'
import type { Customer } from '@yingsheng/contracts/customers'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { Signal } from '@yingsheng/contracts/sync'
import { call } from '../api.ts'
import { agentsQuery, businessQuery, isWorthRetrying, meQuery, queryClient } from '../queries.ts'
import { conversationFeed, deskFeed, follow, followAgain, useLive } from '../live/live.ts'
import { hearPresence, presenceQuery } from '../agents/presence-query.ts'
import { hearTyping, stopTyping } from '../live/presence.ts'
import { hearForcedState, hearListening, hearSupervision } from '../board/hear-supervision.ts'
import { alertAgent } from './alert-agent.ts'
import { readQuickRepliesAgain } from '../replies/quick-replies-query.ts'
import { asConversationEvent, type ConversationEvent } from './conversation-event.ts'
import { noteHere } from './customer-here.ts'
import { changeCounts, countSoon, refreshLists } from './list-queries.ts'
import { forgetTold, isReading, tellDelivered } from './reading.ts'
import { patchRow, putRow, rowOf, useRows } from './rows.ts'
import { foldRow, lastLineOf } from './rules/fold-row.ts'
import { furthest, type Thread } from './rules/fold-thread.ts'
import { changeThread, hearInThread, threadKey } from './thread-queries.ts'

/** Follows the connection for this agent until the answer is called. */
export function hearConversations(myId: string): () => void {
  return follow({
    event: (event) => hearEvent(event, myId),
    signal: (signal) => hearSignal(signal, myId),
    resync: (feed) => {
      forgetTold()
      if (feed === deskFeed) {
        refreshLists()
        void queryClient.invalidateQueries({ queryKey: presenceQuery.queryKey })
      } else
        void queryClient.invalidateQueries({
          queryKey: threadKey(feed.replace('conversation:', '')),
        })
    },
  })
}

function hearEvent(event: StoredEvent, myId: string): void {
  const ofConversation = asConversationEvent(event)
  if (ofConversation) hearConversationEvent(ofConversation, myId)
  else if (event.stream.kind === 'customer') hearCustomer(event)
  else if (event.name.startsWith('quick-reply.')) void readQuickRepliesAgain()
  else if (event.stream.kind === 'business')
    void queryClient.invalidateQueries({ queryKey: businessQuery.queryKey })
  else if (event.name === 'agent.presence-changed') {
    hearPresence(event, myId)
    hearForcedState(event, myId)
  } else if (event.stream.kind === 'agent') {
    void queryClient.invalidateQueries({ queryKey: agentsQuery.queryKey })
    if (event.stream.id === myId) void queryClient.invalidateQueries({ queryKey: meQuery.queryKey })
  }
}

function hearConversationEvent(event: ConversationEvent, myId: string): void {
  hearInThread(event)
  const isNews = hearInRow(event, myId)
  // The feed tells of the customer whose it was when it was followed: now it is another's.
  if (event.name === 'conversation.identified')
    followAgain(conversationFeed(event.stream.id), event.sequence)
  if (event.name === 'conversation.assigned' && isNews && isGivenTo(event, myId)) alertAgent(event)
  if (isNews) hearSupervision(event, myId)
  if (event.name !== 'message.sent') return
  const { message, conversation } = event.data
  stopTyping(conversation.id, message.author)
  if (!isNews || message.author.kind !== 'customer') return
  const isMine = conversation.assigneeId === myId
  if (isMine) tellDelivered(conversation.id, message.sequence)
  if (isMine || conversation.assigneeId === null) alertAgent(event)
}

/** Somebody else, or the queue, has given it to me. */
function isGivenTo(
  { data, actor }: Extract<ConversationEvent, { name: 'conversation.assigned' }>,
  myId: string,
): boolean {
  return data.conversation.assigneeId === myId && !(actor.kind === 'agent' && actor.id === myId)
}

/** Answers whether the event was new to the list. */
function hearInRow(event: ConversationEvent, myId: string): boolean {
  const { id } = event.stream
  const before = rowOf(id)
  const after = foldRow(before, event, { myId, isReading: isReading(id) })
  if (!after) {
    countSoon()
    fetchRow(event.stream, myId)
    return true
  }
  if (after === before) return false
  putRow(after)
  if (before) changeCounts({ before, after }, myId)
  else countSoon()
  return true
}

/** Rows that are being read, each with the newest sequence heard of its conversation meanwhile. */
const fetching = new Map<string, number>()

/**
 * A conversation that was not on the list has come to life: its row needs the customer's name, which
 * an event does not say. Many at once (someone reassigns a hundred) are read one after another.
 */
let fetchedLast: Promise<unknown> = Promise.resolve()

function fetchRow({ id, sequence }: StoredEvent['stream'], myId: string): void {
  const isFetching = fetching.has(id)
  fetching.set(id, Math.max(sequence, fetching.get(id) ?? 0))
  if (isFetching) return
  fetchedLast = fetchedLast.then(() => readRow(id, myId))
}

async function readRow(id: string, myId: string): Promise<void> {
  const heard = () => fetching.get(id) ?? 0
  try {
    for (;;) {
      const heardBefore = heard()
      const read = await call('GET /api/conversations/:id', {
        params: { id },
        query: { limit: 20 },
      })
      putRow(rowFrom({ ...read, hasLater: false }, myId))
      // An event that came while we read may not be in the answer: then it is read once more.
      if (heard() <= Math.max(heardBefore, read.conversation.sequence)) return
    }
  } catch (error) {
    // Not ours to see, or it could not be read: then the lists say later what it is.
    if (isWorthRetrying(error)) refreshLater()
  } finally {
    fetching.delete(id)
  }
}

const refreshAfterMilliseconds = 5_000
let refreshTimer: ReturnType<typeof setTimeout> | undefined

/** Reads the lists again in a while, once there is a connection. */
function refreshLater(): void {
  refreshTimer ??= setTimeout(() => {
    refreshTimer = undefined
    const { is } = useLive.getState().connection
    if (is === 'online') refreshLists()
    // Idle: nobody is signed in any more.
    else if (is !== 'idle') refreshLater()
  }, refreshAfterMilliseconds)
}

/** What the list would say of a conversation that was read on its own. */
export function rowFrom(thread: Thread, myId: string): ConversationRow {
  const said = thread.timeline.flatMap((stored) => {
    const event = asConversationEvent(stored)
    return event && 'message' in event.data ? [event.data.message] : []
  })
  const last = said.at(-1)
  const unread = said.filter(
    (message) => message.author.kind === 'customer' && message.sequence > thread.myRead,
  )
  return {
    ...thread.conversation,
    customerName: thread.customer.name,
    customerNumber: thread.customer.number,
    lastLine: last ? lastLineOf(last) : { by: 'customer', what: 'text', text: '', files: 0 },
    unread: isReading(thread.conversation.id) || last?.author.id === myId ? 0 : unread.length,
    draft: thread.draft?.text || null,
  }
}

function hearSignal(signal: Signal, myId: string): void {
  switch (signal.kind) {
    case 'typing':
      // Whoever follows a conversation hears of all who type there, himself too.
      return signal.agentId === myId ? undefined : hearTyping(signal)
    case 'listening':
      return hearListening(signal)
    case 'positions':
      return changeThread(signal.conversationId, (thread) => ({
        ...thread,
        positions: furthest(thread.positions, signal.positions),
      }))
    case 'page':
      return changeThreadsOf(signal.customerId, (thread) => ({ ...thread, page: signal.page }))
    case 'online':
      if (signal.isOnline) noteHere(signal.customerId)
      return changeThreadsOf(signal.customerId, (thread) => ({
        ...thread,
        isCustomerOnline: signal.isOnline,
      }))
  }
}

function hearCustomer(event: StoredEvent): void {
  const { customer } = (event.data ?? {}) as { customer?: Customer }
  if (customer) putCustomer(customer)
}

/** A customer's profile as it is now, wherever it is shown. */
export function putCustomer(customer: Customer): void {
  changeThreadsOf(customer.id, (thread) =>
    thread.customer.sequence > customer.sequence ? thread : { ...thread, customer },
  )
  for (const row of useRows.getState().rows.values()) {
    if (row.customerId === customer.id) patchRow(row.id, { customerName: customer.name })
  }
}

function changeThreadsOf(customerId: string, change: (thread: Thread) => Thread): void {
  const held = queryClient.getQueriesData<Thread>({ queryKey: ['conversation'] })
  for (const [, thread] of held) {
    if (thread?.customer.id === customerId) changeThread(thread.conversation.id, change)
  }
}

/** Used where a thread was opened without the list knowing it: from a link, from the search. */
export function ensureRow(thread: Thread, myId: string): void {
  if (!rowOf(thread.conversation.id)) putRow(rowFrom(thread, myId))
}
