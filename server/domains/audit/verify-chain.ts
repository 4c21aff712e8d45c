import { sha256 } from '../../platform/crypto/hash.ts'
import type { Db } from '../../platform/context.ts'
import { chainText } from './rules/chain.ts'
import { firstHash, readEntries } from './store.ts'

const entriesPerPage = 1_000

/** Goes through the whole audit log. Answers the number of the first entry that does not follow from the one before, or null. */
export async function verifyChain(ctx: Db): Promise<{ entries: number; brokenAt: number | null }> {
  let previousHash: Buffer = firstHash
  let entries = 0
  for (;;) {
    const page = await readEntries(ctx, entries, entriesPerPage)
    for (const { content, hash } of page) {
      const expected = sha256(chainText(content, previousHash.toString('hex')))
      if (content.number !== entries + 1 || !expected.equals(hash))
        return { entries, brokenAt: content.number }
      previousHash = hash
      entries += 1
    }
    if (page.length < entriesPerPage) return { entries, brokenAt: null }
  }
}
