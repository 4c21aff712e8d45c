/** Who gets which conversation, and how long the others wait. */
export { type Available, byTurn, match, type Waiting } from './rules/match.ts'
export { routes } from './routes.ts'
export { countOnDuty } from './store.ts'
export { runRouting } from './run-routing.ts'
