import { useLive } from '../live/live.ts'

/**
 * Resolves when nothing of a conversation is on its way any more: sent, or refused for good. A reply
 * that were overtaken by the resolving would be refused.
 */
export function whenSaid(conversationId: string): Promise<void> {
  if (!isOnItsWay(conversationId)) return Promise.resolve()
  return new Promise((resolve) => {
    const unsubscribe = useLive.subscribe(() => {
      if (isOnItsWay(conversationId)) return
      unsubscribe()
      resolve()
    })
  })
}

function isOnItsWay(conversationId: string): boolean {
  return useLive
    .getState()
    .unsent.some(
      ({ lane, state }) =>
        lane === conversationId && (state.is === 'waiting' || state.is === 'sending'),
    )
}
