/** The lists the business keeps: teams, skills, queues, break reasons, tags, outlets and their like. */
export { createFirstQueue } from './create-first-queue.ts'
export { findFirstQueue } from './store.ts'
export { areEntries } from './are-entries.ts'
export { routes } from './routes.ts'
