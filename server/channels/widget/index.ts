/** The widget on a shop's page: a way to be reached, and what its customers may ask and hear. */
export { feeds } from './feeds.ts'
export { frames } from './frames.ts'
export { widgetPages } from './pages.ts'
export { answerPresence } from './presence.ts'
export { routes } from './routes.ts'
