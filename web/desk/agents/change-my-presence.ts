import type { PresenceState } from '@yingsheng/contracts/presence'
import { call } from '../api.ts'
import { showRefusal } from '../say-refusal.ts'
import { putPresence } from './presence-query.ts'

export async function changeMyPresence(
  state: PresenceState,
  reasonId: string | null = null,
): Promise<void> {
  try {
    putPresence(await call('PUT /api/me/presence', { body: { state, reasonId } }))
  } catch (error) {
    showRefusal(error)
  }
}
