/** What the product consists of: every domain's and channel's part in routes, feeds, frames, readers and jobs. */
import * as widget from '../../channels/widget/index.ts'
import * as agents from '../../domains/agents/index.ts'
import * as analytics from '../../domains/analytics/index.ts'
import * as audit from '../../domains/audit/index.ts'
import * as business from '../../domains/business/index.ts'
import * as calendars from '../../domains/calendars/index.ts'
import * as catalogue from '../../domains/catalogue/index.ts'
import * as conversations from '../../domains/conversations/index.ts'
import * as customers from '../../domains/customers/index.ts'
import * as exchange from '../../domains/exchange/index.ts'
import * as routing from '../../domains/routing/index.ts'
import * as integrations from '../../domains/integrations/index.ts'
import * as notifications from '../../domains/notifications/index.ts'
import * as replies from '../../domains/replies/index.ts'
import * as search from '../../domains/search/index.ts'
import * as surveys from '../../domains/surveys/index.ts'
import * as supervision from '../../domains/supervision/index.ts'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { LogReader } from '../../platform/events/log-reader.ts'
import type { RawRoute } from '../../platform/http/raw-route.ts'
import type { Route } from '../../platform/http/route.ts'
import type { ScheduledJob } from '../../platform/jobs/jobs.ts'
import type { Feed, FrameHandler, SessionEnd } from '../../platform/realtime/feed.ts'
import { webFolders } from './web-folders.ts'

export const routes: readonly Route[] = [
  ...agents.routes,
  ...business.routes,
  ...calendars.routes,
  ...catalogue.routes,
  ...customers.routes,
  ...conversations.routes,
  ...routing.routes,
  ...surveys.routes,
  ...integrations.routes,
  ...notifications.routes,
  ...replies.routes,
  ...supervision.routes,
  ...audit.routes,
  ...widget.routes,
]

export const rawRoutes: readonly RawRoute[] = [
  ...conversations.fileRoutes,
  ...exchange.exportRoutes,
  ...widget.widgetPages(webFolders.widget),
]

export const feeds: readonly Feed[] = [...conversations.feeds, ...widget.feeds]

export const frames: readonly FrameHandler[] = [
  ...agents.frames,
  ...conversations.frames,
  ...widget.frames,
]

export const readers: readonly LogReader[] = [
  conversations.reactions,
  surveys.reactions,
  search.reader,
  analytics.reader,
  audit.reader,
  integrations.reader,
  notifications.reader,
]

export const jobs: readonly ScheduledJob[] = [
  ...agents.jobs,
  ...customers.jobs,
  ...conversations.jobs,
  ...integrations.jobs,
  ...notifications.jobs,
]

export function endsSession(event: StoredEvent): SessionEnd | null {
  return agents.endsAgentSession(event) ?? customers.endsCustomerSession(event)
}
