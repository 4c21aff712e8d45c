import type { BoardConversation } from '@yingsheng/contracts/supervision'
import type { AgentActor, Context } from '../../platform/context.ts'
import { listOpenOf, listQueuedIn } from '../conversations/index.ts'

type Input = { agentId: string; queueId?: undefined } | { queueId: string; agentId?: undefined }

/** Open conversations of an agent, or those that wait in a queue. */
export async function listBoardConversations(
  ctx: Context<AgentActor>,
  { agentId, queueId }: Input,
): Promise<{ conversations: BoardConversation[] }> {
  const conversations =
    agentId === undefined ? await listQueuedIn(ctx, queueId) : await listOpenOf(ctx, agentId)
  return { conversations }
}
