/** Every endpoint there is, in one list: the server mounts it, OpenAPI describes it, clients are typed by it. */
import * as agents from './agents.ts'
import * as business from './business.ts'
import * as calendars from './calendars.ts'
import * as catalogue from './catalogue.ts'
import * as conversations from './conversations.ts'
import * as customers from './customers.ts'
import * as integrations from './integrations.ts'
import * as messages from './messages.ts'
import * as notifications from './notifications.ts'
import * as ownConversations from './own-conversations.ts'
import * as presence from './presence.ts'
import * as replies from './replies.ts'
import * as routing from './routing.ts'
import * as search from './search.ts'
import * as supervision from './supervision.ts'
import * as surveys from './surveys.ts'
import * as widget from './widget.ts'
import type { Endpoint } from './endpoint.ts'
import type { z } from 'zod'

const modules = {
  ...agents,
  ...business,
  ...calendars,
  ...catalogue,
  ...conversations,
  ...customers,
  ...integrations,
  ...messages,
  ...notifications,
  ...ownConversations,
  ...presence,
  ...replies,
  ...routing,
  ...search,
  ...supervision,
  ...surveys,
  ...widget,
}
type Modules = typeof modules

type EndpointIn<T> = T extends Endpoint<infer _M, infer _P> ? T : never
type AnyEndpoint = { [Name in keyof Modules]: EndpointIn<Modules[Name]> }[keyof Modules]

export const endpoints = Object.values(modules).filter(
  (value): value is AnyEndpoint =>
    typeof value === 'object' && value !== null && 'method' in value && 'path' in value,
)

/** `PUT /api/conversations/:id/assignment` and its like: how clients name an endpoint without its schemas. */
export type EndpointKey = { [E in AnyEndpoint as `${E['method']} ${E['path']}`]: E }
export type Key = keyof EndpointKey
/** A part with no fields at all is `{}`, not a record of anything. */
type Fields<T> = string extends keyof T ? Record<never, never> : T
export type ParamsOf<K extends Key> = Fields<z.input<EndpointKey[K]['params']>>
export type QueryOf<K extends Key> = Fields<z.input<EndpointKey[K]['query']>>
export type BodyOf<K extends Key> = Fields<z.input<EndpointKey[K]['body']>>
export type ReplyOf<K extends Key> = z.output<EndpointKey[K]['reply']>
