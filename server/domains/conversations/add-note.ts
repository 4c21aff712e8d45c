import type { Message } from '@yingsheng/contracts/conversations'
import type { AgentActor, Context } from '../../platform/context.ts'
import { sayAsAgent } from './say-as-agent.ts'

/** Says something among agents; the customer never sees it. */
export function addNote(
  ctx: Context<AgentActor>,
  input: {
    id: string
    clientId: string
    text: string
    fileIds: string[]
    quotes?: number | undefined
  },
): Promise<Message> {
  return sayAsAgent(ctx, { ...input, audience: 'agents', wordingAcknowledged: true })
}
