import type { WidgetLine } from '@yingsheng/contracts/business'
import type { Db } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findLine } from './store.ts'

/** A line that takes conversations. Refuses `not_found`, `line_archived`. */
export async function findOpenLine(
  db: Db,
  id: string,
): Promise<WidgetLine & { brandName: string }> {
  const line = await findLine(db, id)
  if (line === undefined) throw new Refusal('not_found')
  if (line.isArchived) throw new Refusal('line_archived')
  return line
}
