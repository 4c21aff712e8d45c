import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import { expectNoBarriers } from './people/barriers.ts'

const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  serviceWorkers: 'allow',
} as const

/** What a browser wants of a page before it offers to install it. */
async function installability(page: Page) {
  return page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]')!
    const answer = await fetch(link.href)
    const manifest = await answer.json()
    const icons = await Promise.all(
      manifest.icons.map(async ({ src, sizes }: { src: string; sizes: string }) => {
        const image = new Image()
        image.src = new URL(src, link.href).href
        await image.decode()
        return sizes === 'any' || sizes === `${image.naturalWidth}x${image.naturalHeight}`
      }),
    )
    const worker = await navigator.serviceWorker.ready
    return {
      type: answer.headers.get('content-type')?.split(';')[0],
      display: manifest.display,
      isInScope: new URL(manifest.start_url, link.href).pathname.startsWith(manifest.scope),
      purposes: [...new Set(manifest.icons.map((icon: { purpose: string }) => icon.purpose))],
      areIconsRight: icons.every(Boolean),
      worker: new URL(worker.active!.scriptURL).pathname,
      scope: new URL(worker.scope).pathname,
      kept: (await caches.keys()).length,
    }
  })
}

test('the desk can be installed, and says so when it cannot be reached', async ({ desk }) => {
  const { page } = await desk('settings', phone)
  expect(await installability(page)).toEqual({
    type: 'application/manifest+json',
    display: 'standalone',
    isInScope: true,
    purposes: ['any', 'maskable'],
    areIconsRight: true,
    worker: '/desk/service-worker.js',
    scope: '/desk/',
    kept: 0,
  })
  await expect(page.locator('meta[name="theme-color"]')).toHaveAttribute('content', /^#/)
  await page.context().setOffline(true)
  await page.reload()
  await expect(page.getByRole('heading', { name: '现在连不上应声' })).toBeVisible()
  await page.context().setOffline(false)
  await page.getByRole('link', { name: '再试一次' }).click()
  await expect(page.getByRole('navigation').first()).toBeVisible()
})

/** A browser whose push service is never reached: it subscribes all the same, with a good key. */
async function pretendToSubscribe(page: Page) {
  await page.addInitScript(() => {
    let subscription: unknown = null
    const base64url = (bytes: ArrayBuffer | Uint8Array<ArrayBuffer>) =>
      btoa(String.fromCharCode(...new Uint8Array(bytes as ArrayBuffer)))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replace(/=+$/, '')
    PushManager.prototype.getSubscription = async () => subscription as PushSubscription | null
    PushManager.prototype.subscribe = async () => {
      const pair = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
        'deriveBits',
      ])
      const p256dh = base64url(await crypto.subtle.exportKey('raw', pair.publicKey))
      const auth = base64url(crypto.getRandomValues(new Uint8Array(16)))
      const endpoint = `https://push.example/${crypto.randomUUID()}`
      subscription = {
        options: {},
        toJSON: () => ({ endpoint, expirationTime: null, keys: { p256dh, auth } }),
        unsubscribe: async () => ((subscription = null), true),
      }
      return subscription as PushSubscription
    }
    Notification.requestPermission = async () => 'granted'
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
  })
}

test('an agent lets his phone be called, chooses for what, and stops it', async ({ desk }) => {
  const { page } = await desk('settings', phone)
  await pretendToSubscribe(page)
  await page.goto('/desk/settings/profile')
  const card = page.locator('#setting-attention')
  const push = card.getByRole('switch', { name: '在这台设备上推送' })
  await expect(push).not.toBeChecked()
  await card.getByText('在这台设备上推送').click()
  await expect(push).toBeChecked()
  const devices = card.getByRole('list', { name: '接收推送的设备' })
  await expect(devices).toContainText('当前')
  await expect(devices).toContainText('还没有推送过')

  await card.getByText('有会话分给我').click()
  await card.getByText('显示内容').click()
  await expect(card.getByRole('switch', { name: /显示内容/ })).not.toBeChecked()
  await expectNoBarriers(page, 'the settings of pushes')
  await page.reload()
  await expect(card.getByRole('checkbox', { name: '有会话分给我' })).not.toBeChecked()
  await expect(card.getByRole('checkbox', { name: '主管给我密语' })).toBeChecked()
  await expect(card.getByRole('switch', { name: /显示内容/ })).not.toBeChecked()

  await devices.getByRole('button', { name: /^测试推送到/ }).click()
  await expect(page.getByText('推送服务没有收下，请稍后再试')).toBeVisible()
  await devices.getByRole('button', { name: /^移除/ }).click()
  await expect(devices).toBeHidden()
  await expect(push).not.toBeChecked()
})

test('a browser that refuses notifications says what to do about it', async ({ desk }) => {
  const { page } = await desk('settings', { serviceWorkers: 'allow' })
  await page.addInitScript(() =>
    Object.defineProperty(Notification, 'permission', { get: () => 'denied' }),
  )
  await page.goto('/desk/settings/profile')
  await expect(page.getByText('请在网站设置里把“通知”改为允许')).toBeVisible()
})
