/** What customers think of how they were served. */
export { reactions } from './reactions.ts'
export { routes } from './routes.ts'
