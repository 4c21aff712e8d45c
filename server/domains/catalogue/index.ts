/** The lists the business keeps: teams, skills, queues, break reasons, tags, outlets and their like. */
export { createFirstLists } from './create-first-lists.ts'
export { findFirstQueue } from './store.ts'
export { areEntries } from './are-entries.ts'
export { routes } from './routes.ts'
