import type { ActorRef } from '@yingsheng/contracts/endpoint'
import type { Presence } from '@yingsheng/contracts/presence'
import type { JournalEntry } from '@yingsheng/contracts/supervision'
import type { EntryContent } from './chain.ts'

type Concerned = {
  conversationId: string
  conversationNumber: number
  assigneeId: string | null
  begunAt?: string
  reason?: string
}

/** An entry of the audit log as supervisors read it: without where anybody sat. */
export function journalEntryOf({ number, at, actor, action, detail }: EntryContent): JournalEntry {
  const by = actor as ActorRef
  const entry = { number, at, byId: by.kind === 'agent' ? by.id : null }
  if (action === 'agent.presence-changed') {
    const { agentId, state, reasonId } = (detail as { presence: Presence }).presence
    const presence = { state, reasonId }
    const none = { conversation: null, reason: null, seconds: null }
    return { ...entry, action: 'presence', agentId, presence, ...none }
  }
  const { conversationId, conversationNumber, assigneeId, begunAt, reason } = detail as Concerned
  return {
    ...entry,
    action: action.replace('agent.', '') as JournalEntry['action'],
    agentId: assigneeId,
    conversation: { id: conversationId, number: conversationNumber },
    reason: reason ?? null,
    presence: null,
    seconds:
      begunAt === undefined ? null : Math.round((Date.parse(at) - Date.parse(begunAt)) / 1000),
  }
}
