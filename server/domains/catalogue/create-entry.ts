import {
  type CatalogueEntry,
  type CatalogueFields,
  entryCreated,
} from '@yingsheng/contracts/catalogue'
import { catalogueEntriesMax } from '@yingsheng/contracts/limits'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { checkReferences } from './are-entries.ts'
import { keepSticker } from './keep-sticker.ts'
import { mayKeep } from './permissions.ts'
import { countEntries, insertEntry } from './store.ts'

/**
 * Adds an entry at the end of its list. Refuses `name_taken`, `reference_unknown`, `catalogue_full`, and
 * `file_missing` for a sticker.
 */
export function createEntry(
  ctx: Context<AgentActor>,
  { fields }: { fields: CatalogueFields },
): Promise<CatalogueEntry> {
  if (!mayKeep(ctx.actor, fields.kind)) throw new Refusal('not_allowed')
  return inTransaction(ctx, async (tx) => {
    if ((await countEntries(tx)) >= catalogueEntriesMax)
      throw new Refusal('catalogue_full', { max: catalogueEntriesMax })
    await checkReferences(tx, fields)
    const wanted = { id: tx.newId(), fields }
    await keepSticker(tx, wanted)
    const entry = await insertEntry(tx, wanted, tx.now())
    if (entry === undefined) throw new Refusal('name_taken')
    await recordEvent(tx, entryCreated, entry, { entry })
    return entry
  })
}
