/** Calls agents on their devices (Web Push) while no desk of theirs is in front. */
export { jobs } from './jobs.ts'
export { reader } from './reactions.ts'
export { routes } from './routes.ts'
export { runPushes } from './run-pushes.ts'
