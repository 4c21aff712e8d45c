import * as contract from '@yingsheng/contracts/surveys'
import { everyone, route } from '../../platform/http/route.ts'
import { rateConversation } from './rate-conversation.ts'

export const routes = [route(contract.rateConversation, everyone, rateConversation)]
