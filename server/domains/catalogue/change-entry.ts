import { isDeepStrictEqual } from 'node:util'
import {
  type CatalogueEntry,
  type CatalogueFields,
  entryChanged,
} from '@yingsheng/contracts/catalogue'
import { type AgentActor, type Context, inTransaction, type Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { checkReferences } from './are-entries.ts'
import { keepSticker } from './keep-sticker.ts'
import { mayKeep } from './permissions.ts'
import { isBelowItself } from './rules/references.ts'
import { findGap, isNameTaken, isNeeded, listEntriesOf, lockEntry, saveEntry } from './store.ts'

type Input = {
  id: string
  baseSequence: number
  fields?: CatalogueFields | undefined
  isArchived?: boolean | undefined
  afterId?: string | null | undefined
}

/**
 * Changes an entry, moves it, puts it away or brings it back. Its kind stays. Refuses `stale`, `name_taken`,
 * `reference_unknown`, `file_missing` for a sticker, and `entry_in_use` while something in use needs it.
 */
export function changeEntry(ctx: Context<AgentActor>, input: Input): Promise<CatalogueEntry> {
  return inTransaction(ctx, async (tx) => {
    const previous = await lockEntry(tx, input.id)
    if (previous === undefined) throw new Refusal('not_found')
    if (!mayKeep(tx.actor, previous.fields.kind)) throw new Refusal('not_allowed')
    if (previous.sequence !== input.baseSequence) throw new Refusal('stale', { now: previous })
    const wanted = {
      ...previous,
      fields: input.fields ?? previous.fields,
      isArchived: input.isArchived ?? previous.isArchived,
      place: await placeAfter(tx, previous, input.afterId),
    }
    if (isDeepStrictEqual(wanted, previous)) return previous
    await check(tx, wanted, previous)
    if (input.fields) await keepSticker(tx, wanted)
    const entry = await saveEntry(tx, wanted, tx.now())
    await recordEvent(tx, entryChanged, entry, { entry, previous })
    return entry
  })
}

async function placeAfter(tx: Tx, entry: CatalogueEntry, afterId: string | null | undefined) {
  if (afterId === undefined || afterId === entry.id) return entry.place
  const gap = await findGap(tx, entry.fields.kind, afterId)
  if (gap === undefined) throw new Refusal('reference_unknown', { id: afterId })
  return (gap.before + gap.behind) / 2
}

async function check(tx: Tx, wanted: CatalogueEntry, previous: CatalogueEntry) {
  const { id, fields, isArchived } = wanted
  if (fields.kind !== previous.fields.kind) throw new Refusal('reference_unknown', { id })
  if (isArchived && !previous.isArchived && (await isNeeded(tx, id)))
    throw new Refusal('entry_in_use')
  if (isArchived) return
  await checkReferences(tx, fields)
  if (await isNameTaken(tx, wanted)) throw new Refusal('name_taken')
  if (!('parentId' in fields) || fields.parentId === null) return
  const all = await listEntriesOf(tx, fields.kind)
  const parents = new Map(all.map((one) => [one.id, one.fields.parentId]))
  if (isBelowItself(id, fields.parentId, (one) => parents.get(one) ?? null))
    throw new Refusal('reference_unknown', { kind: fields.kind, id: fields.parentId })
}
