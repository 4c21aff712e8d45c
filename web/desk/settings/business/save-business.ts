import type { Business } from '@yingsheng/contracts/business'
import { staleNow } from '../stale.ts'

type Outcome = { is: 'saved'; business: Business } | { is: 'conflict'; now: Business }

/**
 * Saves the business. Its sequence also rises when a brand or a line changes; where what is edited
 * here stayed as it was, the refusal concerns nobody, and it is saved again on the newer sequence.
 */
export async function saveBusiness(
  save: (baseSequence: number) => Promise<Business>,
  edited: { base: Pick<Business, 'name' | 'language'>; sequence: number },
): Promise<Outcome> {
  let baseSequence = edited.sequence
  for (let tries = 0; ; tries += 1) {
    try {
      return { is: 'saved', business: await save(baseSequence) }
    } catch (refusal) {
      const now = staleNow<Business>(refusal)
      if (now === undefined || tries === triesMax) throw refusal
      const isUntouched = now.name === edited.base.name && now.language === edited.base.language
      if (!isUntouched) return { is: 'conflict', now }
      baseSequence = now.sequence
    }
  }
}

const triesMax = 3
