import { onFrame } from '../../platform/realtime/feed.ts'
import { noteSignOfLife } from './note-sign-of-life.ts'

/** What an agent's desk tells of him. */
export const frames = [onFrame('alive', 'agent', (ctx) => noteSignOfLife(ctx))]
