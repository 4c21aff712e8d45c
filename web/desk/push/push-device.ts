/**
 * This browser as a device that takes pushes: whether it can, subscribing it, and keeping it known to
 * the server while the same agent signs in here again.
 */
import { call } from '../api.ts'
import { askForNotifications, notificationPermission } from '../notify.ts'
import { queryClient } from '../queries.ts'
import { pushQuery } from './push-query.ts'

export type PushState = 'unsupported' | 'denied' | 'possible'

export function pushState(): PushState {
  if (!('serviceWorker' in navigator) || !('PushManager' in globalThis)) return 'unsupported'
  const permission = notificationPermission()
  return permission === 'unsupported' || permission === 'denied' ? permission : 'possible'
}

/** The agent whom this browser calls; his wish outlives his session, which ends each day. */
const wishKey = 'yingsheng.push'

/** Asks for permission and, where it is given, subscribes. Throws what goes wrong. */
export async function switchPushOn(agentId: string): Promise<void> {
  if ((await askForNotifications()) !== 'granted') return
  const { publicKey } = await queryClient.fetchQuery(pushQuery)
  await register(await subscribe(publicKey))
  localStorage.setItem(wishKey, agentId)
}

export async function switchPushOff(): Promise<void> {
  localStorage.removeItem(wishKey)
  const registration = await navigator.serviceWorker.getRegistration('/desk/')
  const subscription = await registration?.pushManager.getSubscription()
  await subscription?.unsubscribe()
  const { devices } = await queryClient.fetchQuery(pushQuery)
  const mine = devices.find(({ isThisOne }) => isThisOne)
  if (mine !== undefined) await removeDevice(mine.id)
}

export async function removeDevice(id: string): Promise<void> {
  await call('DELETE /api/me/push/devices/:id', { params: { id } })
  await queryClient.invalidateQueries({ queryKey: pushQuery.queryKey })
}

/** After signing in again: the browser's subscription is there, the server has forgotten it. */
export async function keepPush(agentId: string): Promise<void> {
  if (localStorage.getItem(wishKey) !== agentId) return
  if (pushState() !== 'possible' || notificationPermission() !== 'granted') return
  const { devices, publicKey } = await queryClient.fetchQuery(pushQuery)
  if (!devices.some(({ isThisOne }) => isThisOne)) await register(await subscribe(publicKey))
}

/** The subscription there is, unless it is for another server's key: a browser has one. */
async function subscribe(publicKey: string): Promise<PushSubscription> {
  const { pushManager } = await navigator.serviceWorker.ready
  const kept = await pushManager.getSubscription()
  if (kept !== null && keyOf(kept) === publicKey) return kept
  await kept?.unsubscribe()
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey })
}

function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer())
  const base64 = btoa(String.fromCharCode(...bytes))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

async function register(subscription: PushSubscription): Promise<void> {
  const { endpoint = '', expirationTime = null, keys } = subscription.toJSON()
  await call('POST /api/me/push/devices', {
    body: {
      endpoint,
      expirationTime: expirationTime === null ? null : Math.round(expirationTime),
      keys: { p256dh: keys?.['p256dh'] ?? '', auth: keys?.['auth'] ?? '' },
    },
  })
  await queryClient.invalidateQueries({ queryKey: pushQuery.queryKey })
}
