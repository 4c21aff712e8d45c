/** How fast customers are answered. Fed by the event log alone. */
export { measureReplies, noSpeeds } from './measure-replies.ts'
export { reader } from './reactions.ts'
