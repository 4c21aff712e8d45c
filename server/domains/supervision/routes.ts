import * as contract from '@yingsheng/contracts/supervision'
import { route } from '../../platform/http/route.ts'
import { supervisors } from '../../platform/permission.ts'
import { listBoardConversations } from './list-board-conversations.ts'
import { readBoard } from './read-board.ts'

export const routes = [
  route(contract.readBoard, supervisors, readBoard),
  route(contract.listBoardConversations, supervisors, listBoardConversations),
]
