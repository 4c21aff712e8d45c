import * as contract from '@yingsheng/contracts/business'
import { route } from '../../platform/http/route.ts'
import { administrators, anyAgent } from '../../platform/permission.ts'
import { changeBrand } from './change-brand.ts'
import { changeBusiness } from './change-business.ts'
import { changeWidgetLine } from './change-widget-line.ts'
import { createBrand } from './create-brand.ts'
import { createWidgetLine } from './create-widget-line.ts'
import { readBusiness } from './read-business.ts'
import { revealLineSecret } from './reveal-line-secret.ts'
import { rotateLineSecret } from './rotate-line-secret.ts'

export const routes = [
  route(contract.readBusiness, anyAgent, readBusiness),
  route(contract.changeBusiness, administrators, changeBusiness),
  route(contract.createBrand, administrators, createBrand),
  route(contract.changeBrand, administrators, changeBrand),
  route(contract.createWidgetLine, administrators, createWidgetLine),
  route(contract.changeWidgetLine, administrators, changeWidgetLine),
  route(contract.revealLineSecret, administrators, revealLineSecret),
  route(contract.rotateLineSecret, administrators, rotateLineSecret),
]
