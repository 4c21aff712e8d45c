import { quickRepliesOwnMax, quickRepliesSharedMax } from '@yingsheng/contracts/limits'
import { unknownVariables, withCanonicalVariables } from '@yingsheng/contracts/variables'
import type { AgentActor, Context, Tx } from '../../platform/context.ts'
import { inTransaction } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { countOf, hasBrand } from './store.ts'

/** The text as it is kept. Refuses `variable_unknown` with the names, and `empty_message`. */
export function checkText(text: string, { hasFiles }: { hasFiles: boolean }): string {
  if (text.trim() === '' && !hasFiles) throw new Refusal('empty_message')
  const names = unknownVariables(text)
  if (names.length > 0) throw new Refusal('variable_unknown', { names })
  return withCanonicalVariables(text.trim())
}

export async function checkBrand(tx: Tx, brandId: string | null): Promise<void> {
  if (brandId !== null && !(await hasBrand(tx, brandId))) throw new Refusal('not_found')
}

/** The place of one more. Refuses `too_many_quick_replies`. */
export async function findRoom(tx: Tx, agentId: string | null): Promise<number> {
  const max = agentId === null ? quickRepliesSharedMax : quickRepliesOwnMax
  const { count, nextPlace } = await countOf(tx, agentId)
  if (count >= max) throw new Refusal('too_many_quick_replies', { max })
  return nextPlace
}

/** Two who take the same shortcut at once: the index lets one of them have it. */
export async function keepingShortcuts<Result>(
  ctx: Context<AgentActor>,
  work: (tx: Tx<AgentActor>) => Promise<Result>,
): Promise<Result> {
  try {
    return await inTransaction(ctx, work)
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code === '23505' && constraint === 'quick_replies_shortcut')
      throw new Refusal('shortcut_taken')
    throw error
  }
}
