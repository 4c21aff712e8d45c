import { sha256 } from '../../platform/crypto/hash.ts'
import { eventKinds } from '@yingsheng/contracts/events'
import { type LoggedEvent, logReader } from '../../platform/events/log-reader.ts'
import { isAudited } from './rules/audited.ts'
import { chainText } from './rules/chain.ts'
import { type ChainedEntry, findLastEntry, insertEntries } from './store.ts'

/** Writes an entry for each audited event, chained to the one before by its hash. */
export const reader = logReader<LoggedEvent[]>({
  name: 'audit',
  wants: eventKinds.map(({ name }) => name).filter(isAudited),
  effect: 'derived',
  prepare: (events) => events,
  async take(tx, events) {
    let last = await findLastEntry(tx)
    const entries: ChainedEntry[] = []
    for (const event of events) {
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
      entries.push({ content, previousHash: last.hash, hash })
      last = { number: content.number, hash }
    }
    await insertEntries(tx, entries)
  },
})
