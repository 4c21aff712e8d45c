import { meQuery, queryClient } from '../queries.ts'
import { notify, playSound } from '../notify.ts'
import { getLanguage } from '@yingsheng/ui/use-strings'
import type { ConversationEvent } from './conversation-event.ts'
import { openConversation } from './open-conversation.ts'
import { isReading } from './reading.ts'
import { rowOf } from './rows.ts'
import { strings } from './strings.ts'

const bodyCharactersMax = 120
/** What was replayed after a lost connection is old news; no agent wants a hundred sounds for it. */
const newsMillisecondsMax = 60_000

type Alerting = Extract<ConversationEvent, { name: 'message.sent' | 'conversation.assigned' }>

/**
 * A customer wrote in a conversation this agent answers for, or one was given to him: a sound, and a
 * notification when he looks elsewhere.
 */
export function alertAgent(event: Alerting): void {
  const preferences = queryClient.getQueryData(meQuery.queryKey)?.preferences
  const { conversation } = event.data
  if (!preferences || isReading(conversation.id)) return
  if (Date.now() - Date.parse(event.at) > newsMillisecondsMax) return
  if (preferences.hasSound) playSound()
  if (!preferences.hasDesktopNotifications) return
  const t = strings[getLanguage()]
  const row = rowOf(conversation.id)
  const name = row?.customerName ?? t.anonymous(row?.customerNumber ?? conversation.number)
  notify({
    title:
      event.name === 'message.sent' ? t.notificationTitle(name) : t.givenNotificationTitle(name),
    body: bodyOf(event),
    tag: conversation.id,
    open: () => openConversation(conversation.id),
  })
}

function bodyOf(event: Alerting): string {
  const t = strings[getLanguage()]
  const { text, files } =
    event.name === 'message.sent'
      ? { ...event.data.message, files: event.data.message.files.length }
      : (rowOf(event.data.conversation.id)?.lastLine ?? { text: '', files: 0 })
  return text.slice(0, bodyCharactersMax) || (files > 0 ? t.files(files) : '')
}
