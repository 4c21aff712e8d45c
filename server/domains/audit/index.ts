/** What must be accounted for. Fed by the event log alone; entries are never changed. */
export { routes } from './routes.ts'
export { reader } from './reactions.ts'
export { verifyChain } from './verify-chain.ts'
