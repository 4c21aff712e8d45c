/**
 * Whether a customer is here is said by whoever has his socket, and nobody says that he is not. So what
 * was read with the conversation (seen within the last minute) is believed only until nobody has
 * answered for a while.
 */
import { changeThread } from './thread-queries.ts'

const answerWithinMilliseconds = 3_000
const heardAt = new Map<string, number>()

/** A customer's socket has been heard of, as open. */
export function noteHere(customerId: string): void {
  heardAt.set(customerId, performance.now())
}

/** From the moment a conversation is followed: without an answer in time its customer is not here. */
export function doubtPresence(conversationId: string, customerId: string): () => void {
  const since = performance.now()
  const timer = setTimeout(() => {
    if ((heardAt.get(customerId) ?? -Infinity) >= since) return
    changeThread(conversationId, (thread) =>
      thread.isCustomerOnline ? { ...thread, isCustomerOnline: false } : thread,
    )
  }, answerWithinMilliseconds)
  return () => clearTimeout(timer)
}
