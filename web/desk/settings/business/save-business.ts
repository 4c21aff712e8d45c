import type { Business } from '@yingsheng/contracts/business'
import { RefusalError } from '../../api.ts'

type Outcome = { is: 'saved'; business: Business } | { is: 'conflict'; now: Business }

type Saving = {
  /** Whether what is edited is still as it was when editing began. */
  isUntouched: (now: Business) => boolean
  sequence: number
  save: (baseSequence: number) => Promise<Business>
  read: () => Promise<Business>
}

/**
 * Saves the business. Its sequence also rises with its brands, lines and their secrets; where what is
 * edited here stayed as it was, `stale` concerns nobody, and it is saved again on the newer sequence.
 */
export async function saveBusiness({
  isUntouched,
  sequence,
  save,
  read,
}: Saving): Promise<Outcome> {
  let baseSequence = sequence
  for (let tries = 0; ; tries += 1) {
    try {
      return { is: 'saved', business: await save(baseSequence) }
    } catch (refusal) {
      const isStale = refusal instanceof RefusalError && refusal.code === 'stale'
      if (!isStale || tries === triesMax) throw refusal
      const now = await read()
      if (!isUntouched(now)) return { is: 'conflict', now }
      baseSequence = now.sequence
    }
  }
}

const triesMax = 3
