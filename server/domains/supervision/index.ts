/** What supervisors see of the work that is under way. */
export { routes } from './routes.ts'
