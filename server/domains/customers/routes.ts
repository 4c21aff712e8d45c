import * as contract from '@yingsheng/contracts/customers'
import { route } from '../../platform/http/route.ts'
import { anyAgent } from '../../platform/permission.ts'
import { changeCustomer } from './change-customer.ts'
import { readCustomer } from './read-customer.ts'
import { revealCustomerDetail } from './reveal-customer-detail.ts'

export const routes = [
  route(contract.readCustomer, anyAgent, readCustomer),
  route(contract.changeCustomer, anyAgent, changeCustomer),
  route(contract.revealCustomerDetail, anyAgent, revealCustomerDetail),
]
