import { z } from 'zod'

/** What an API key may be allowed. An endpoint names the one it takes; without one it takes no key. */
export const scopes = [
  'conversations:read',
  'conversations:write',
  'customers:read',
  'customers:write',
  'business:read',
  'webhooks:manage',
] as const
export const scope = z.enum(scopes)
export type Scope = z.infer<typeof scope>

/** How every key begins, so that people and leak scanners know one when they see it. */
export const apiKeyMark = 'ys_'
