/** Programs of the business: keys with which they ask us, webhooks by which we tell them. */
export { authenticateKey } from './authenticate-key.ts'
export { jobs } from './jobs.ts'
export { reader } from './reactions.ts'
export { routes } from './routes.ts'
export { partsTold } from './rules/delivery-body.ts'
export { runDeliveries } from './run-deliveries.ts'
