import type { Customer } from '@yingsheng/contracts/customers'
import { maskEmail, maskPhone } from './rules/masking.ts'
import type { CustomerRecord } from './store.ts'

/** A customer as agents, events and exports see him: masked. */
export function presentCustomer(record: CustomerRecord): Customer {
  return {
    id: record.id,
    name: record.name,
    number: record.number,
    phoneMasked: record.phone && maskPhone(record.phone),
    emailMasked: record.email && maskEmail(record.email),
    language: record.language,
    remark: record.remark,
    isIdentified: record.isIdentified,
    fields: record.fields,
    createdAt: record.createdAt.toISOString(),
    lastSeenAt: record.lastSeenAt.toISOString(),
    sequence: record.changedSequence,
  }
}
