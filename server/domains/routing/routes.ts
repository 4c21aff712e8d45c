import { readMyWait as readMyWaitContract } from '@yingsheng/contracts/routing'
import { listPresence as listPresenceContract } from '@yingsheng/contracts/presence'
import { everyone, route } from '../../platform/http/route.ts'
import { anyAgent } from '../../platform/permission.ts'
import { listPresence } from './list-presence.ts'
import { readMyWait } from './read-my-wait.ts'

export const routes = [
  route(listPresenceContract, anyAgent, listPresence),
  route(readMyWaitContract, everyone, readMyWait),
]
