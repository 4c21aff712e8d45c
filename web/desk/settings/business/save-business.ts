import type { Business } from '@yingsheng/contracts/business'
import { RefusalError } from '../../api.ts'

type Outcome = { is: 'saved'; business: Business } | { is: 'conflict'; now: Business }

type Saving = {
  /** What is edited, as it was when editing began, and the sequence to save on. */
  base: Pick<Business, 'name' | 'language'>
  sequence: number
  save: (baseSequence: number) => Promise<Business>
  read: () => Promise<Business>
}

/**
 * Saves the business. Its sequence also rises with its brands, lines and their secrets; where what is
 * edited here stayed as it was, `stale` concerns nobody, and it is saved again on the newer sequence.
 */
export async function saveBusiness({ base, sequence, save, read }: Saving): Promise<Outcome> {
  let baseSequence = sequence
  for (let tries = 0; ; tries += 1) {
    try {
      return { is: 'saved', business: await save(baseSequence) }
    } catch (refusal) {
      const isStale = refusal instanceof RefusalError && refusal.code === 'stale'
      if (!isStale || tries === triesMax) throw refusal
      const now = await read()
      const isUntouched = now.name === base.name && now.language === base.language
      if (!isUntouched) return { is: 'conflict', now }
      baseSequence = now.sequence
    }
  }
}

const triesMax = 3
