import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { pushTextCharactersMax } from '@yingsheng/contracts/limits'
import type { PushKind, PushPayload } from '@yingsheng/contracts/notifications'
import type { Language } from '@yingsheng/contracts/text'

/** Numbers a person can be reached, paid or known by, and e-mail addresses: no lock screen shows them. */
const telling = /\+?\d(?:[\s-]?\d){5,}|[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g

/** What a device is told: who and what in short, or without words only that there is something. */
export function pushPayload({
  kind,
  language,
  hasText,
  conversation,
  customerName,
  event,
}: {
  kind: PushKind
  language: Language
  hasText: boolean
  conversation: { id: string; number: number }
  customerName: string | null
  event: Pick<StoredEvent, 'data'>
}): PushPayload {
  return {
    kind,
    language,
    conversationId: conversation.id,
    number: conversation.number,
    name: hasText && customerName !== null ? hide(customerName) : null,
    text: hasText ? textOf(kind, event.data as Told) : null,
  }
}

type Told = { message?: { text: string }; reason?: string }

function textOf(kind: PushKind, { message, reason }: Told): string | null {
  const text = hide((kind === 'takeover' ? reason : message?.text) ?? '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (text === '') return null
  const characters = [...text]
  if (characters.length <= pushTextCharactersMax) return text
  return `${characters.slice(0, pushTextCharactersMax - 1).join('')}…`
}

function hide(text: string): string {
  return text.replaceAll(telling, '•••')
}
