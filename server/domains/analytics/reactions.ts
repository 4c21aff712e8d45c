import {
  conversationAssigned,
  conversationResolved,
  messageSent,
} from '@yingsheng/contracts/conversations'
import { logReader } from '../../platform/events/log-reader.ts'
import { happeningOf } from './rules/happenings.ts'
import { foldRounds, type Happening } from './rules/rounds.ts'
import { findLatestRounds, saveRounds } from './store.ts'

/** Keeps the rounds of every conversation: who was asked when, and when he was answered. */
export const reader = logReader<Happening[]>({
  name: 'analytics',
  wants: [messageSent.name, conversationAssigned.name, conversationResolved.name],
  effect: 'derived',
  prepare: (events) => events.flatMap((event) => happeningOf(event) ?? []),
  async take(tx, happenings) {
    const ids = new Set(happenings.map(({ conversationId }) => conversationId))
    const latest = await findLatestRounds(tx, [...ids])
    await saveRounds(tx, foldRounds(latest, happenings))
  },
})
