import { journalPageMax } from '@yingsheng/contracts/limits'
import type { JournalEntry } from '@yingsheng/contracts/supervision'
import type { AgentActor, Context } from '../../platform/context.ts'
import type { EntryContent } from './rules/chain.ts'
import { journalEntryOf } from './rules/journal-entry.ts'
import { readSupervision } from './store.ts'

/** What supervisors did, newest first, a page of it below a number. */
export async function readJournal(
  ctx: Context<AgentActor>,
  { before }: { before?: number | undefined },
): Promise<{ entries: JournalEntry[]; hasMore: boolean }> {
  const found: EntryContent[] = await readSupervision(ctx, before ?? null, journalPageMax + 1)
  return {
    entries: found.slice(0, journalPageMax).map(journalEntryOf),
    hasMore: found.length > journalPageMax,
  }
}
