import type { Message } from '@yingsheng/contracts/conversations'
import { quoteCharactersMax } from '@yingsheng/contracts/limits'
import type { Quote } from '@yingsheng/contracts/message-parts'

/** A message in short, as the one that answers it carries it. */
export function quoteOf(message: Message): Quote {
  const { sequence, author, text, files, recalledAt, revision } = message
  const [first] = files
  return {
    sequence,
    name: author.kind === 'agent' ? author.name : null,
    // Not half a surrogate pair at the end.
    text: text.slice(0, quoteCharactersMax).replace(/[\ud800-\udbff]$/, ''),
    ...(text === '' && first !== undefined && { file: first.name }),
    ...(recalledAt !== undefined && { isRecalled: true as const }),
    ...(revision !== undefined && { revision }),
  }
}

/** What is said to the customer quotes nothing that was said among agents. */
export function mayQuote(
  audience: Message['audience'],
  quoted: Pick<Message, 'audience'>,
): boolean {
  return audience === 'agents' || quoted.audience === 'everyone'
}
