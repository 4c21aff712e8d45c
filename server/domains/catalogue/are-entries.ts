import type { CatalogueFields, CatalogueKind } from '@yingsheng/contracts/catalogue'
import type { Db } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { referencesOf } from './rules/references.ts'
import { countThere } from './store.ts'

/** Whether each of these is an entry of the kind and in use. */
export async function areEntries(
  db: Db,
  kind: CatalogueKind,
  ids: readonly string[],
): Promise<boolean> {
  const wanted = [...new Set(ids)]
  return (await countThere(db, kind, wanted)) === wanted.length
}

/** Refuses `reference_unknown` when the fields name what is not there. */
export async function checkReferences(db: Db, fields: CatalogueFields): Promise<void> {
  for (const { id, kind } of referencesOf(fields)) {
    if (!(await areEntries(db, kind, [id]))) throw new Refusal('reference_unknown', { kind, id })
  }
}
