import { sha256 } from '../../platform/crypto/hash.ts'
import type { LogReader } from '../../platform/events/run-readers.ts'
import { isAudited } from './rules/audited.ts'
import { chainText } from './rules/chain.ts'
import { findLastEntry, insertEntry } from './store.ts'

/** Writes an entry for each audited event, chained to the one before by its hash. */
export const reader: LogReader = {
  name: 'audit',
  wants: null,
  async take(tx, events) {
    const audited = events.filter((event) => isAudited(event.name))
    if (audited.length === 0) return
    let last = await findLastEntry(tx)
    for (const event of audited) {
      const content = {
        number: last.number + 1,
        eventSequence: event.sequence,
        at: event.at,
        actor: event.actor,
        action: event.name,
        streamKind: event.stream.kind,
        streamId: event.stream.id,
        detail: event.data,
      }
      const hash = sha256(chainText(content, last.hash.toString('hex')))
      await insertEntry(tx, content, { previousHash: last.hash, hash })
      last = { number: content.number, hash }
    }
  },
}
