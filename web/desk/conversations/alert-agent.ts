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

/** A customer wrote in a conversation this agent answers for: a sound, and a notification when he looks elsewhere. */
export function alertAgent(event: Extract<ConversationEvent, { name: 'message.sent' }>): void {
  const preferences = queryClient.getQueryData(meQuery.queryKey)?.preferences
  const { message, conversation } = event.data
  if (!preferences || isReading(conversation.id)) return
  if (Date.now() - Date.parse(event.at) > newsMillisecondsMax) return
  if (preferences.hasSound) playSound()
  if (!preferences.hasDesktopNotifications) return
  const t = strings[getLanguage()]
  const row = rowOf(conversation.id)
  notify({
    title: t.notificationTitle(
      row?.customerName ?? t.anonymous(row?.customerNumber ?? conversation.number),
    ),
    body: message.text.slice(0, bodyCharactersMax) || t.files(message.files.length),
    tag: conversation.id,
    open: () => openConversation(conversation.id),
  })
}
