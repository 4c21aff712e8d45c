import type { CatalogueKind } from '@yingsheng/contracts/catalogue'
import type { AgentActor } from '../../platform/context.ts'
import { isAtLeast } from '../../platform/permission.ts'

/** Supervisors sort the work; how the business is set up is for administrators. */
const keptBySupervisors: ReadonlySet<CatalogueKind> = new Set([
  'tag',
  'wrap-up-category',
  'wrap-up-result',
  'sticker',
])

/** Whether an agent may add, change, order and put away entries of a kind. */
export function mayKeep(actor: AgentActor, kind: CatalogueKind): boolean {
  return isAtLeast(actor, keptBySupervisors.has(kind) ? 'supervisor' : 'administrator')
}
