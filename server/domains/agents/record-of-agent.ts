import type { EventKind } from '@yingsheng/contracts/endpoint'
import type { z } from 'zod'
import type { Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { saveAgent } from './store/agents.ts'

/** Records what an agent did elsewhere in his own stream, for those who account for it. */
export async function recordOfAgent<N extends string, D extends z.ZodType>(
  tx: Tx,
  kind: EventKind<N, D>,
  { agentId, data }: { agentId: string; data: z.input<D> },
): Promise<void> {
  await recordEvent(tx, kind, await saveAgent(tx, agentId), data)
}
