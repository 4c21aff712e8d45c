import type { FileRef } from '@yingsheng/contracts/files'
import type { AgentActor, Tx } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { keepFileRows } from './store/files.ts'

/**
 * Keeps uploads of this agent for something that sends them again and again, in its order; what it
 * kept before and is not named any more is let go. Shared ones every agent may read. Refuses `file_missing`.
 */
export async function keepFiles(
  tx: Tx<AgentActor>,
  kept: { keeperId: string; fileIds: readonly string[]; isShared: boolean },
): Promise<FileRef[]> {
  const { keeperId, fileIds, isShared } = kept
  const keptFor = isShared ? 'agents' : 'uploader'
  const files = await keepFileRows(tx, { keeperId, fileIds, uploaderId: tx.actor.id, keptFor })
  if (files === undefined) throw new Refusal('file_missing')
  return files
}
