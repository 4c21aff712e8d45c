/** When the brands are served. */
export { routes } from './routes.ts'
export { isOpen, nextOpening } from './rules/opening-hours.ts'
export { findHours as readBrandHours, listHours } from './store.ts'
