/** The business running this, its brands, and its lines: the configured addresses of channels. */
export { createBusiness } from './create-business.ts'
export { findOpenLine } from './find-open-line.ts'
export {
  findBusiness,
  findLine,
  isSetUp,
  lockBrand,
  openLineSecret,
  raiseBusiness,
} from './store.ts'
export { defaultWidgetSettings, frameAncestors } from './rules/widget-settings.ts'
export { routes } from './routes.ts'
