/** What may be said to a customer. */
export { checkWording } from './check-wording.ts'
