import type { Message } from '@yingsheng/contracts/conversations'
import type { AgentActor, Context } from '../../platform/context.ts'
import { sayAsAgent } from './say-as-agent.ts'

type Input = {
  id: string
  clientId: string
  text: string
  fileIds: string[]
  quotes?: number | undefined
  wordingAcknowledged: boolean
}

/** Says something to the customer. */
export function replyToCustomer(ctx: Context<AgentActor>, input: Input): Promise<Message> {
  return sayAsAgent(ctx, { ...input, audience: 'everyone' })
}
