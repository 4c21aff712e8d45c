/** Which conversation the agent has before his eyes, and what follows: nothing in it is unread. */
import { create } from 'zustand'
import { tellServer } from '../live/live.ts'
import { isLookedAt } from '../notify.ts'
import { patchRow } from './rows.ts'
import { changeThread } from './thread-queries.ts'

type Reading = {
  /** The conversation that is open, whether or not the window has the focus. */
  openId: string | null
  /** Its newest line is on the screen. */
  isAtEnd: boolean
}

export const useReading = create<Reading>(() => ({ openId: null, isAtEnd: true }))

/** He marked it unread himself: looking at it further does not read it, until he opens it again. */
let keptUnreadId: string | null = null

export function isReading(conversationId: string): boolean {
  const { openId, isAtEnd } = useReading.getState()
  return openId === conversationId && isAtEnd && isLookedAt() && keptUnreadId !== conversationId
}

export function openForReading(openId: string | null): void {
  keptUnreadId = null
  useReading.setState({ openId, isAtEnd: true })
}

/** From the last line of the customer on, nothing counts as read. */
export function keepUnread(conversationId: string, lastCustomerSequence: number): void {
  keptUnreadId = conversationId
  told.delete(conversationId)
  const waiting = gathered.get(conversationId)
  if (waiting) {
    const read = Math.min(waiting.read, lastCustomerSequence - 1)
    gathered.set(conversationId, { ...waiting, read })
    // Not later: the page may be gone by then, and what lies before that line was read.
    tellGathered()
  }
  changeThread(conversationId, (thread) => ({
    ...thread,
    myRead: Math.min(thread.myRead, lastCustomerSequence - 1),
  }))
}

const told = new Map<string, number>()

/** Says that everything up to this sequence was read, once per sequence. */
export function tellRead(conversationId: string, sequence: number): void {
  if (!isReading(conversationId)) return
  patchRow(conversationId, { unread: 0 })
  if ((told.get(conversationId) ?? 0) < sequence)
    tellSoon(conversationId, { delivered: sequence, read: sequence })
}

/** A customer's line has reached a desk where someone answers for it. */
export function tellDelivered(conversationId: string, sequence: number): void {
  tellSoon(conversationId, { delivered: sequence, read: 0 })
}

/** After the connection was away nobody knows what was told. */
export function forgetTold(): void {
  told.clear()
}

type Position = { delivered: number; read: number }

/**
 * The first position goes at once, so that a page read again knows of it; what follows is gathered
 * for this long, because only the furthest of each conversation is worth a frame.
 */
const gatherMilliseconds = 500
const gathered = new Map<string, Position>()
let gathering: ReturnType<typeof setTimeout> | undefined

function tellSoon(conversationId: string, { delivered, read }: Position): void {
  const before = gathered.get(conversationId)
  gathered.set(conversationId, {
    delivered: Math.max(delivered, before?.delivered ?? 0),
    read: Math.max(read, before?.read ?? 0),
  })
  if (gathering === undefined) tellGathered()
}

/** Goes on by itself while there is something to tell. */
function tellGathered(): void {
  clearTimeout(gathering)
  gathering = gathered.size > 0 ? setTimeout(tellGathered, gatherMilliseconds) : undefined
  const telling = [...gathered]
  gathered.clear()
  for (const [conversationId, { delivered, read }] of telling) {
    const isTold = tellServer({
      type: 'position',
      conversationId,
      delivered,
      ...(read > 0 ? { read } : {}),
    })
    if (!isTold || read === 0) continue
    told.set(conversationId, read)
    changeThread(conversationId, (thread) =>
      thread.myRead < read ? { ...thread, myRead: read } : thread,
    )
  }
}
