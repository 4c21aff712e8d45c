import * as contract from '@yingsheng/contracts/notifications'
import { route } from '../../platform/http/route.ts'
import { anyAgent } from '../../platform/permission.ts'
import { addPushDevice } from './add-push-device.ts'
import { changePushPreferences } from './change-push-preferences.ts'
import { readPush } from './read-push.ts'
import { removePushDevice } from './remove-push-device.ts'
import { testPushDevice } from './test-push-device.ts'

export const routes = [
  route(contract.readPush, anyAgent, readPush),
  route(contract.addPushDevice, anyAgent, addPushDevice),
  route(contract.removePushDevice, anyAgent, removePushDevice),
  route(contract.testPushDevice, anyAgent, testPushDevice),
  route(contract.changePushPreferences, anyAgent, changePushPreferences),
]
