import * as contract from '@yingsheng/contracts/catalogue'
import { route } from '../../platform/http/route.ts'
import { anyAgent, supervisors } from '../../platform/permission.ts'
import { changeEntry } from './change-entry.ts'
import { createEntry } from './create-entry.ts'
import { readCatalogue } from './read-catalogue.ts'

export const routes = [
  route(contract.readCatalogue, anyAgent, readCatalogue),
  route(contract.createEntry, supervisors, createEntry),
  route(contract.changeEntry, supervisors, changeEntry),
]
