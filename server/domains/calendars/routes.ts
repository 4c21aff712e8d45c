import * as contract from '@yingsheng/contracts/calendars'
import { route } from '../../platform/http/route.ts'
import { administrators, anyAgent } from '../../platform/permission.ts'
import { changeHours } from './change-hours.ts'
import { listHours } from './store.ts'

export const routes = [
  route(contract.readHours, anyAgent, async (ctx) => ({ brands: await listHours(ctx) })),
  route(contract.changeHours, administrators, changeHours),
]
