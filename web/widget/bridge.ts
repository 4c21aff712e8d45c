import type { Page } from '@yingsheng/contracts/customers'
import type { WidgetConfig } from '@yingsheng/contracts/widget'

/*
 * What the loader, in the shop's page, and the application, in our iframe, say to each other by
 * postMessage: a name and at most one detail. Each gives the other's exact origin when it speaks, and
 * checks origin and window of what it hears. The application believes of the loader only what any page
 * may say of itself; the loader passes most of what it hears on to the page's listeners as it is.
 */

type Said<Kinds> = { [Name in keyof Kinds]: { yingsheng: Name; detail: Kinds[Name] } }[keyof Kinds]

/** What the desk's settings ask the application to look like, standing still. */
export type Preview = { config: WidgetConfig; screen: 'home' | 'conversation' | 'rating' }

export type ToApp = Said<{
  open: undefined
  close: undefined
  identify: { token: string }
  forget: undefined
  setFields: Record<string, string>
  page: Page
  preview: Preview
}>

/** An agent's message as the page may hear of it: enough for a banner of its own. */
export type Heard = { conversationId: string; name: string; text: string; at: string }

/** What the launcher shows of the line's settings. Kept in the shop's localStorage for those who have talked. `me`: see app/me.ts. */
export type Face = Pick<WidgetConfig, 'colour' | 'position'> & {
  texts: Pick<WidgetConfig['texts'], 'title'>
  hasTalked?: boolean
  me?: string
}

export type ToLoader = Said<{
  /** Comes first, and again when the language was changed, the first message said, or all forgotten. */
  face: Face
  ready: undefined
  unread: number
  message: Heard
  error: { code: string }
  close: undefined
}>
