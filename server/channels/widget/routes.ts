import { readMyConversations } from '@yingsheng/contracts/own-conversations'
import * as contract from '@yingsheng/contracts/widget'
import { noteFields } from '../../domains/customers/index.ts'
import { readHistory } from '../../domains/conversations/index.ts'
import { everyone, route } from '../../platform/http/route.ts'
import { endSession, openSession } from './sessions.ts'
import { readWidgetConfig } from './read-widget-config.ts'

export const routes = [
  route(contract.readWidgetConfig, everyone, readWidgetConfig),
  route(contract.openCustomerSession, everyone, openSession),
  route(contract.closeCustomerSession, everyone, endSession),
  route(contract.setCustomerFields, everyone, async (ctx, { fields }) => {
    await noteFields(ctx, fields)
    return { done: true as const }
  }),
  route(readMyConversations, everyone, readHistory),
]
