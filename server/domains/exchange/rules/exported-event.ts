import type { Message } from '@yingsheng/contracts/conversations'
import type { ActorRef, StoredEvent } from '@yingsheng/contracts/endpoint'
import type { ExportedConversation } from '@yingsheng/contracts/exchange'

/** What of an event goes out: when it was, who did it, and what was said, as it reads now. */
export function exportedEventOf(
  { name, stream, at, actor, data }: StoredEvent,
  origin: string,
): ExportedConversation['timeline'][number] {
  const message = said.has(name) ? (data as { message: Message }).message : undefined
  return {
    name,
    sequence: stream.sequence,
    at,
    by: withoutAddress(actor),
    ...(message !== undefined && { message: exportedMessageOf(message, origin) }),
  }
}

const said = new Set(['message.sent', 'note.added'])

function exportedMessageOf({ conversationId: _, files, ...message }: Message, origin: string) {
  return {
    ...message,
    files: files.map((file) => ({ ...file, link: `${origin}/files/${file.id}` })),
  }
}

/** Where somebody sat is for the audit log alone. */
function withoutAddress(actor: ActorRef): ExportedConversation['timeline'][number]['by'] {
  switch (actor.kind) {
    case 'agent':
      return { kind: actor.kind, id: actor.id, ...(actor.keyId && { keyId: actor.keyId }) }
    case 'customer':
      return { kind: actor.kind, id: actor.id }
    default:
      return { kind: actor.kind }
  }
}
