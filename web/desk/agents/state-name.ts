import type { Presence } from '@yingsheng/contracts/presence'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useEntryNames } from '../catalogue/catalogue.ts'
import { strings } from './strings.ts'

/** A state in words, a break with its reason. */
export function useStateName(): (presence: Pick<Presence, 'state' | 'reasonId'>) => string {
  const t = useStrings(strings)
  const nameOf = useEntryNames()
  return ({ state, reasonId }) => {
    if (state !== 'break') return t.states[state]
    return t.onBreak(nameOf(reasonId) || t.unknownReason)
  }
}
