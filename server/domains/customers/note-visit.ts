import type { Page } from '@yingsheng/contracts/customers'
import type { Context, CustomerActor } from '../../platform/context.ts'
import { saveFields, savePage, saveVisit } from './store.ts'

/** The customer is here. A courtesy to agents: no event. */
export function noteVisit(ctx: Context<CustomerActor>): Promise<void> {
  return saveVisit(ctx, ctx.actor.id, ctx.now())
}

/** Which page he looks at, as his browser says. */
export function notePage(ctx: Context<CustomerActor>, page: Page): Promise<void> {
  return savePage(ctx, ctx.actor.id, page, ctx.now())
}

/** What the shop's page tells about him. Shown to agents as told, never trusted. */
export function noteFields(
  ctx: Context<CustomerActor>,
  fields: Record<string, string>,
): Promise<void> {
  return saveFields(ctx, ctx.actor.id, fields)
}
