/** What supervision says to an agent: a whisper, a take-over, a state he was put into, who listens. */
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { Presence } from '@yingsheng/contracts/presence'
import type { Signal } from '@yingsheng/contracts/sync'
import { queryOptions } from '@tanstack/react-query'
import { listeningSecondsMax } from '@yingsheng/contracts/limits'
import { showToast } from '@yingsheng/ui/toast'
import { getLanguage } from '@yingsheng/ui/use-strings'
import { strings as agentStrings } from '../agents/strings.ts'
import { call } from '../api.ts'
import { agentsQuery, meQuery, queryClient } from '../queries.ts'
import { notify, playSound } from '../notify.ts'
import type { ConversationEvent } from '../conversations/conversation-event.ts'
import { openConversation } from '../conversations/open-conversation.ts'
import { toldStrings } from './told-strings.ts'

/** What was replayed after a lost connection is old news. */
const newsMillisecondsMax = 60_000

const isNews = ({ at }: { at: string }) => Date.now() - Date.parse(at) < newsMillisecondsMax

/** Tells this agent what a supervisor did to his conversation. */
export function hearSupervision(event: ConversationEvent, myId: string): void {
  if (!isNews(event) || event.actor.kind !== 'agent' || event.actor.id === myId) return
  const t = toldStrings[getLanguage()]
  const name = nameOf(event.actor.id)
  const { id } = event.stream
  if (event.name === 'note.added' && event.data.message.whisperTo === myId)
    alert(t.toastWhisper(name, event.data.message.text), id)
  if (event.name !== 'conversation.assigned' || event.data.by !== 'takeover') return
  if (event.data.previousAssigneeId === myId)
    alert(t.toastTakenOver(name, event.data.reason ?? ''), id)
}

/** Tells this agent that a supervisor has put him into a state. */
export function hearForcedState(event: StoredEvent, myId: string): void {
  if (event.name !== 'agent.presence-changed' || event.stream.id !== myId || !isNews(event)) return
  const { presence, by } = event.data as { presence: Presence; by: string }
  if (by !== 'supervisor' || event.actor.kind !== 'agent') return
  const t = toldStrings[getLanguage()]
  showToast({
    tone: 'info',
    text: t.toastForced(nameOf(event.actor.id), agentStrings[getLanguage()].states[presence.state]),
  })
  if (queryClient.getQueryData(meQuery.queryKey)?.preferences.hasSound) playSound('whisper')
}

function alert(text: string, conversationId: string): void {
  const preferences = queryClient.getQueryData(meQuery.queryKey)?.preferences
  const open = () => openConversation(conversationId)
  showToast({ tone: 'info', text, undo: open, undoLabel: toldStrings[getLanguage()].show })
  if (preferences?.hasSound) playSound('whisper')
  if (preferences?.hasDesktopNotifications)
    notify({ title: text, body: '', tag: `supervision ${conversationId}`, open })
}

function nameOf(agentId: string): string {
  const agents = queryClient.getQueryData(agentsQuery.queryKey)
  return agents?.find(({ id }) => id === agentId)?.name ?? toldStrings[getLanguage()].someone
}

/** Who listens in on a conversation: asked at opening it, then kept by signals; asked again while somebody does. */
export function listenersQuery(conversationId: string) {
  return queryOptions({
    queryKey: ['listeners', conversationId],
    queryFn: async ({ signal }) => {
      const params = { id: conversationId }
      return (await call('GET /api/conversations/:id/listeners', { params, signal })).listeners
    },
    refetchInterval: ({ state }) =>
      state.data !== undefined && state.data.length > 0 ? listeningSecondsMax * 1_000 : false,
  })
}

export function hearListening(signal: Extract<Signal, { kind: 'listening' }>): void {
  const { conversationId, agentId, name, isListening } = signal
  queryClient.setQueryData(listenersQuery(conversationId).queryKey, (before) => {
    const others = (before ?? []).filter((one) => one.agentId !== agentId)
    return isListening ? [...others, { agentId, name }] : others
  })
}
