import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** What waiting means for a customer right now: nothing but what is known. [C20] */
export const customerWait = z.strictObject({
  /** How many are before him, and he; null when he waits for nobody. 100 means 100 or more. */
  position: z.int().nullable(),
  /** A multiple of 60, or null when nothing honest can be said. */
  estimatedSeconds: z.int().nullable(),
  /** Answers take longer than the queue promises. */
  isSlow: z.boolean(),
  /** Within the brand's opening hours. */
  isOpen: z.boolean(),
  /** When it opens next; null while open, and when it never does. */
  opensAt: z.iso.datetime().nullable(),
  /** Whether anybody who may answer is on duty. */
  isStaffed: z.boolean(),
})
export type CustomerWait = z.infer<typeof customerWait>

export const readMyWait = endpoint({
  method: 'GET',
  path: '/api/widget/wait',
  summary: 'The customer’s place in the queue, an honest estimate, and whether anybody is there.',
  door: 'customer',
  reply: customerWait,
})
