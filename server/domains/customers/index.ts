/** Whom we serve: customers, how we know them, their sessions. */
export { authenticateCustomer, isCustomerSessionLive } from './authenticate-customer.ts'
export { closeCustomerSession } from './close-customer-session.ts'
export { jobs } from './jobs.ts'
export { identifyCustomer, verifyIdentity } from './identify-customer.ts'
export { openAnonymousSession, openIdentifiedSession } from './open-customer-session.ts'
export { noteFields, notePage, noteVisit } from './note-visit.ts'
export { endsCustomerSession } from './rules/session-ends.ts'
export { presentCustomer } from './present.ts'
export {
  type CustomerRecord,
  findCustomer,
  findCustomers,
  findPage,
  lockCustomer,
} from './store.ts'
export { routes } from './routes.ts'
