import type { Message } from '@yingsheng/contracts/conversations'
import type { Quote } from '@yingsheng/contracts/message-parts'
import type { Tx } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayQuote, quoteOf } from './rules/quotes.ts'
import { findMessage } from './store/messages.ts'

/**
 * What a new message quotes, as it reads now; nothing without a sequence. The caller holds the
 * conversation's lock. Refuses `not_found` for what is not there or not to be quoted.
 */
export async function takeQuote(
  tx: Tx,
  audience: Message['audience'],
  { id, sequence }: { id: string; sequence: number | undefined },
): Promise<{ quote?: Quote }> {
  if (sequence === undefined) return {}
  const quoted = await findMessage(tx, { id, sequence })
  if (quoted === undefined || !mayQuote(audience, quoted)) throw new Refusal('not_found')
  return { quote: quoteOf(quoted) }
}
