import type { Preferences } from '@yingsheng/contracts/agents'
import { changePreferences } from '../../queries.ts'
import { showRefusal } from '../../say-refusal.ts'

/** Takes effect at once; if it cannot be saved, everything is as before and a toast says why. */
export function prefer(change: Partial<Preferences>): void {
  changePreferences(change).catch(showRefusal)
}
