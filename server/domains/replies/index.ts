/** What is prepared to be said: quick replies, shared by all and each agent's own. */
export { routes } from './routes.ts'
