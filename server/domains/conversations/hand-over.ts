import { conversationAssigned, type ConversationState } from '@yingsheng/contracts/conversations'
import type { z } from 'zod'
import type { Tx } from '../../platform/context.ts'
import { recordEvents } from '../../platform/events/record-event.ts'
import { noteFreed } from '../agents/index.ts'
import { saveHoldings } from './store/holdings.ts'

/** Who has a conversation next; null: its queue, or the queue named. */
export type HandOver = {
  before: ConversationState
  assignee: { id: string; publicName: string } | null
  queueId?: string
  reason?: string
}

type By = z.infer<(typeof conversationAssigned)['data']>['by']

/** Gives conversations that the caller has locked to whom they go, and tells of it. Answers their states after it. */
export async function handOver(
  tx: Tx,
  by: By,
  handOvers: readonly HandOver[],
): Promise<ConversationState[]> {
  const after = await saveHoldings(
    tx,
    handOvers.map(({ before, assignee, queueId }) => ({
      id: before.id,
      assigneeId: assignee?.id ?? null,
      ...(queueId !== undefined && { queueId }),
    })),
    tx.now(),
  )
  await noteFreed(
    tx,
    handOvers.flatMap(({ before }) => before.assigneeId ?? []),
  )
  await recordEvents(
    tx,
    conversationAssigned,
    handOvers.map(({ before, assignee, reason }, at) => ({
      stream: after[at]!,
      data: {
        conversation: after[at]!,
        previousAssigneeId: before.assigneeId,
        assigneeName: assignee?.publicName ?? null,
        by,
        ...(reason !== undefined && { reason }),
      },
    })),
  )
  return after
}
