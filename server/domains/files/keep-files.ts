import type { FileRef } from '@yingsheng/contracts/files'
import type { AgentActor, Tx } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { keepFileRows, type KeptFor } from './store.ts'

/**
 * Keeps uploads of this agent for something that sends or shows them again and again, in its order;
 * what it kept before and is not named any more is let go. Refuses `file_missing`.
 */
export async function keepFiles(
  tx: Tx<AgentActor>,
  kept: { keeperId: string; fileIds: readonly string[]; keptFor: KeptFor },
): Promise<FileRef[]> {
  const files = await keepFileRows(tx, { ...kept, uploaderId: tx.actor.id })
  if (files === undefined) throw new Refusal('file_missing')
  return files
}
