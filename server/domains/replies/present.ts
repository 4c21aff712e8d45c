import type { quickReplyCreated, QuickReply } from '@yingsheng/contracts/replies'
import type { z } from 'zod'
import type { PreparedReply, UsedReply } from './store.ts'

/** As agents who may use it see it. */
export function presentReply({ agentId, ...reply }: UsedReply): QuickReply {
  return { ...reply, isShared: agentId === null }
}

/** As events tell of it: what it says, not how often it is used. */
export function aboutReply({
  agentId,
  spelling: _,
  ...reply
}: PreparedReply): z.input<(typeof quickReplyCreated)['data']> {
  return { quickReply: { ...reply, isShared: agentId === null } }
}
