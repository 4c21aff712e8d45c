import type { CatalogueFields } from '@yingsheng/contracts/catalogue'
import type { AgentActor, Tx } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { keepFiles } from '../files/index.ts'

/**
 * The image of a sticker is kept from now on, and everybody may see it. Refuses `file_missing` unless it
 * is an image that this agent has uploaded, or the one this sticker has already.
 */
export async function keepSticker(
  tx: Tx<AgentActor>,
  { id, fields }: { id: string; fields: CatalogueFields },
): Promise<void> {
  if (fields.kind !== 'sticker') return
  const kept = { keeperId: id, fileIds: [fields.fileId], keptFor: 'everyone' as const }
  const [file] = await keepFiles(tx, kept)
  if (file?.image === null) throw new Refusal('file_missing')
}
