import * as contract from '@yingsheng/contracts/replies'
import { route } from '../../platform/http/route.ts'
import { anyAgent } from '../../platform/permission.ts'
import { changeQuickReply } from './change-quick-reply.ts'
import { createQuickReply } from './create-quick-reply.ts'
import { listQuickReplies } from './list-quick-replies.ts'
import { noteQuickReplyUse } from './note-quick-reply-use.ts'
import { orderQuickReplies } from './order-quick-replies.ts'

export const routes = [
  route(contract.listQuickReplies, anyAgent, listQuickReplies),
  route(contract.createQuickReply, anyAgent, createQuickReply),
  route(contract.changeQuickReply, anyAgent, changeQuickReply),
  route(contract.orderQuickReplies, anyAgent, orderQuickReplies),
  route(contract.noteQuickReplyUse, anyAgent, noteQuickReplyUse),
]
