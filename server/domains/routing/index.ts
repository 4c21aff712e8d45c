/** Who gets which conversation, and how long the others wait. */
export { routes } from './routes.ts'
export { countOnDuty } from './store.ts'
export { runRouting } from './run-routing.ts'
