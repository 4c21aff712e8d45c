import type { CustomerSession } from '@yingsheng/contracts/widget'
import { browserStore, handOver } from '@yingsheng/sync'
import { ask } from './ask.ts'
import { tellHost } from './host.ts'
import { become, me, stranger, vanish } from './me.ts'
import { state } from './model.ts'
import { lineId } from './place.ts'

export const store = browserStore()

/** The token of this browser's session, opened now if there is none: nobody has one before he says something. */
export async function token(): Promise<string> {
  if (!me().token)
    await oneAtATime(async () => {
      // Another tab may have been first.
      if (me().token) return
      const session = await open({})
      become({ ...me(), token: session.token })
    })
  return me().token!
}

/** Forgets this browser, here and at the server. */
export async function forget(): Promise<void> {
  const leaving = me().token ? ask('DELETE', '/api/widget/session').catch(() => null) : null
  vanish()
  await handOver(store, lineId, null)
  await leaving
}

/**
 * The server no longer knows this token. A stranger gets a new one with his next line. Whoever was
 * identified becomes a stranger until the shop names him again; his unsent lines wait for him.
 */
export function sessionOver(token: string, code: string): void {
  const now = me()
  if (now.token !== token) return
  if (!now.isIdentified) return become({ ...now, token: null })
  become(stranger())
  tellHost('error', { code })
}

export function open(body: object): Promise<CustomerSession> {
  return ask('POST', `/api/widget/lines/${lineId}/sessions`, {
    language: state.config?.language,
    ...body,
  })
}

/** Across tabs where the browser can; two first messages at once would else make two customers. */
let last: Promise<unknown> = Promise.resolve()
export function oneAtATime(work: () => Promise<void>): Promise<void> {
  const done = last.then(async () => {
    let hasBegun = false
    const begin = () => {
      hasBegun = true
      return work()
    }
    try {
      await (navigator.locks?.request(`yingsheng-session:${lineId}`, begin) ?? begin())
    } catch (error) {
      // Where storage is blocked, locks are refused as well.
      if (hasBegun) throw error
      await work()
    }
  })
  last = done.catch(() => null)
  return done
}
