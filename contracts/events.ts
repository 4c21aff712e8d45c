/** Every kind of event there is. */
import * as agents from './agents.ts'
import * as business from './business.ts'
import * as conversations from './conversations.ts'
import * as customers from './customers.ts'
import type { EventKind } from './endpoint.ts'
import * as replies from './replies.ts'

const modules = { ...agents, ...business, ...conversations, ...customers, ...replies }

export const eventKinds: readonly EventKind[] = (Object.values(modules) as unknown[]).filter(
  (value): value is EventKind =>
    typeof value === 'object' && value !== null && 'stream' in value && 'data' in value,
)
