/** What passes: who is typing where. Shown while it lasts, forgotten when it is not said again. */
import type { Signal } from '@yingsheng/contracts/sync'
import { create } from 'zustand'

/** As docs/sync.md says: longer than the pause between two signs of someone who types on. */
const typingMillisecondsMax = 6_000

export type TypingAgent = { id: string; name: string }
type Typing = { isCustomer: boolean; agents: readonly TypingAgent[] }
type Presence = { typing: ReadonlyMap<string, Typing> }

export const nobodyTyping: Typing = { isCustomer: false, agents: [] }
export const usePresence = create<Presence>(() => ({ typing: new Map() }))

const timers = new Map<string, ReturnType<typeof setTimeout>>()

export function useTyping(conversationId: string): Typing {
  return usePresence((state) => state.typing.get(conversationId) ?? nobodyTyping)
}

export function hearTyping(signal: Extract<Signal, { kind: 'typing' }>): void {
  const { conversationId, by, agentId, isTyping } = signal
  const key = `${conversationId} ${agentId ?? by}`
  clearTimeout(timers.get(key))
  if (isTyping)
    timers.set(
      key,
      setTimeout(() => hearTyping({ ...signal, isTyping: false }), typingMillisecondsMax),
    )
  else timers.delete(key)
  change(conversationId, (typing) => {
    if (by === 'customer') return { ...typing, isCustomer: isTyping }
    const others = typing.agents.filter((agent) => agent.id !== agentId)
    const agents =
      isTyping && agentId ? [...others, { id: agentId, name: signal.name ?? '' }] : others
    return { ...typing, agents }
  })
}

/** Whoever has just said something has stopped typing it. */
export function stopTyping(
  conversationId: string,
  author: { kind: 'customer' | 'agent'; id: string },
): void {
  change(conversationId, (typing) =>
    author.kind === 'customer'
      ? { ...typing, isCustomer: false }
      : { ...typing, agents: typing.agents.filter((agent) => agent.id !== author.id) },
  )
}

function change(conversationId: string, next: (typing: Typing) => Typing): void {
  const { typing } = usePresence.getState()
  const before = typing.get(conversationId)
  const after = next(before ?? nobodyTyping)
  const isNobody = !after.isCustomer && after.agents.length === 0
  if (isNobody && !before) return
  const changed = new Map(typing)
  if (isNobody) changed.delete(conversationId)
  else changed.set(conversationId, after)
  usePresence.setState({ typing: changed })
}
