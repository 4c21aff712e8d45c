/** Conversations as files: out of here, in an open format. */
export { exportRoutes } from './export-routes.ts'
