import type { Speeds } from '@yingsheng/contracts/supervision'
import type { Db } from '../../platform/context.ts'
import { countRounds, type RoundCounts } from './store.ts'

export type Measured = { all: Speeds; byQueue: Map<string, Speeds>; byAgent: Map<string, Speeds> }

/**
 * How many rounds that began in a span were answered within 30 s and within 3 minutes: of all, by
 * queue, and by the agent who answered or has to. [C23]
 */
export async function measureReplies(
  db: Db,
  span: { from: Date; until: Date; now: Date },
): Promise<Measured> {
  const measured: Measured = { all: noSpeeds, byQueue: new Map(), byAgent: new Map() }
  for (const counts of await countRounds(db, span)) {
    const speeds = speedsOf(counts)
    if (counts.of === 'queue') measured.byQueue.set(counts.id!, speeds)
    else if (counts.of === 'all') measured.all = speeds
    else if (counts.id !== null) measured.byAgent.set(counts.id, speeds)
  }
  return measured
}

const nothing = { within: 0, counted: 0 }
const noSpeed = { within30s: nothing, within3min: nothing }
export const noSpeeds: Speeds = { first: noSpeed, rounds: noSpeed }

function speedsOf(counts: RoundCounts): Speeds {
  return {
    first: {
      within30s: { within: counts.firstShort, counted: counts.firstShortOf },
      within3min: { within: counts.firstLong, counted: counts.firstLongOf },
    },
    rounds: {
      within30s: { within: counts.short, counted: counts.shortOf },
      within3min: { within: counts.long, counted: counts.longOf },
    },
  }
}
