import type { CatalogueFields } from '@yingsheng/contracts/catalogue'
import type { AgentActor, Tx } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { keepImage } from '../files/index.ts'

/**
 * The image of a sticker is kept from now on, and everybody may see it. Refuses `file_missing` unless it
 * is an image that this agent has uploaded, or one of a sticker already.
 */
export async function keepSticker(tx: Tx<AgentActor>, fields: CatalogueFields): Promise<void> {
  if (fields.kind !== 'sticker') return
  const uploader = { kind: 'agent' as const, id: tx.actor.id }
  if (!(await keepImage(tx, { id: fields.fileId, uploader }))) throw new Refusal('file_missing')
}
