import { Refusal } from '../../platform/refusal.ts'
import { findForbiddenPhrases } from './rules/find-forbidden-phrases.ts'

/**
 * Asked before anything is said to a customer. Refuses `wording_advised` with
 * `hits: [{phrase, suggestion, source}]`, unless the agent has seen the advice and stands by the text. [I2, I3]
 */
export function checkWording(text: string, { isAcknowledged }: { isAcknowledged: boolean }): void {
  if (isAcknowledged) return
  const hits = findForbiddenPhrases(text)
  if (hits.length > 0) throw new Refusal('wording_advised', { hits })
}
