/*
 * The desk's service worker: shows pushes, opens what they tell of, and says so when the server cannot
 * be reached. It keeps nothing of the application, so it cannot serve what is old, and a new version of
 * it takes over at once.
 */
import type { PushPayload } from '@yingsheng/contracts/notifications'
import { offlinePage } from './offline-page.ts'
import { strings } from './strings.ts'

declare const self: ServiceWorkerGlobalScope

const iconUrl = '/desk/icons/icon-192.png'
const badgeUrl = '/desk/icons/badge-96.png'

type Rule = { condition: { requestMode: RequestMode }; source: 'network' }
/** Static routing (https://www.w3.org/TR/service-workers/#install-event), where a browser has it. */
type Routing = { addRoutes?: (rules: Rule[]) => Promise<void> }

const passing: Rule[] = (['cors', 'no-cors', 'same-origin'] as const).map((requestMode) => ({
  condition: { requestMode },
  source: 'network',
}))

// What passes anyway is not to wait for this worker to wake up.
self.addEventListener('install', (event) => {
  const routed = (event as ExtendableEvent & Routing).addRoutes?.(passing).catch(() => undefined)
  event.waitUntil(Promise.all([self.skipWaiting(), routed]))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()]),
  )
})

// Pages alone, and always from the network; everything else passes as if nobody were here.
self.addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate') event.respondWith(fetchPage(event))
})

async function fetchPage(event: FetchEvent): Promise<Response> {
  try {
    const preloaded = (await event.preloadResponse) as Response | undefined
    return preloaded ?? (await fetch(event.request))
  } catch {
    return offlinePage()
  }
}

self.addEventListener('push', (event) => {
  const payload = event.data?.json() as PushPayload | undefined
  if (payload !== undefined) event.waitUntil(show(payload))
})

async function show(payload: PushPayload): Promise<void> {
  const t = strings[payload.language]
  const usual = { icon: iconUrl, badge: badgeUrl, lang: payload.language }
  if (payload.kind === 'test')
    return self.registration.showNotification(t.test, { ...usual, body: t.testText, tag: 'test' })
  // Somebody who looks at the desk is told there.
  if ((await desks()).some(({ focused }) => focused)) return
  const { kind, conversationId, name, number, text } = payload
  const options = {
    ...usual,
    body: text ?? t.unsaid[kind],
    // A later one of the conversation takes the place of the earlier, and calls again.
    tag: conversationId,
    renotify: true,
    data: { conversationId },
  }
  await self.registration.showNotification(t.titles[kind](name ?? t.unnamed(number)), options)
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { conversationId } = (event.notification.data ?? {}) as { conversationId?: string }
  event.waitUntil(open(conversationId))
})

/** In a desk that is open already, if there is one: it keeps what is being written there. */
async function open(conversationId: string | undefined): Promise<void> {
  const [desk] = await desks()
  if (desk === undefined) {
    const path = conversationId === undefined ? '' : `conversations/mine/${conversationId}`
    await self.clients.openWindow(`/desk/${path}`)
    return
  }
  await desk.focus()
  // A client of ours is of our origin: its messages name none.
  // oxlint-disable-next-line require-post-message-target-origin
  if (conversationId !== undefined) desk.postMessage({ type: 'open', conversationId })
}

async function desks(): Promise<readonly WindowClient[]> {
  return self.clients.matchAll({ type: 'window', includeUncontrolled: true })
}

// A push service may take a subscription back and give another: the server is told of the new one.
self.addEventListener('pushsubscriptionchange', (event) => {
  ;(event as ExtendableEvent).waitUntil(renewSubscription())
})

async function renewSubscription(): Promise<void> {
  const answer = await fetch('/api/me/push')
  if (!answer.ok) return
  const { publicKey } = (await answer.json()) as { publicKey: string }
  const subscription = await self.registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  })
  await fetch('/api/me/push/devices', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(subscription),
  })
}
