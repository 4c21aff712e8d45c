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
  if ((told.get(conversationId) ?? 0) >= sequence) return
  if (!tellServer({ type: 'position', conversationId, delivered: sequence, read: sequence })) return
  told.set(conversationId, sequence)
  changeThread(conversationId, (thread) =>
    thread.myRead < sequence ? { ...thread, myRead: sequence } : thread,
  )
}

/** A customer's line has reached a desk where someone answers for it. */
export function tellDelivered(conversationId: string, sequence: number): void {
  tellServer({ type: 'position', conversationId, delivered: sequence })
}

/** After the connection was away nobody knows what was told. */
export function forgetTold(): void {
  told.clear()
}
