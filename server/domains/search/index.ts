/** The words of everything said. Fed by the event log alone. */
export { findInMessages } from './find-in-messages.ts'
export { reader } from './reactions.ts'
