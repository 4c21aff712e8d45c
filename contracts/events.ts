/** Every kind of event there is. */
import * as agents from './agents.ts'
import * as business from './business.ts'
import * as calendars from './calendars.ts'
import * as catalogue from './catalogue.ts'
import * as conversations from './conversations.ts'
import * as customers from './customers.ts'
import * as exchange from './exchange.ts'
import * as integrations from './integrations.ts'
import * as messages from './messages.ts'
import * as presence from './presence.ts'
import * as replies from './replies.ts'
import * as supervision from './supervision.ts'
import * as surveys from './surveys.ts'
import type { EventKind } from './endpoint.ts'

const modules = {
  ...agents,
  ...business,
  ...calendars,
  ...catalogue,
  ...conversations,
  ...customers,
  ...exchange,
  ...integrations,
  ...messages,
  ...presence,
  ...replies,
  ...supervision,
  ...surveys,
}

export const eventKinds: readonly EventKind[] = (Object.values(modules) as unknown[]).filter(
  (value): value is EventKind =>
    typeof value === 'object' && value !== null && 'stream' in value && 'data' in value,
)
