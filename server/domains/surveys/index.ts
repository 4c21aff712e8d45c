/** What customers think of how they were served. */
export { reactions } from './reactions.ts'
export { routes } from './routes.ts'
export { findAnswered, type RatingRecord } from './store.ts'
