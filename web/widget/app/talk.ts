import type { Page } from '@yingsheng/contracts/customers'
import type { Signal } from '@yingsheng/contracts/sync'
import {
  connect,
  handOver,
  uploadByRequest,
  type ConnectionState,
  type Sync,
} from '@yingsheng/sync'
import { forgetAddresses } from './addresses.ts'
import { announceMessage } from './announce.ts'
import { ask, credentials, type Refused } from './ask.ts'
import { tellHost } from './host.ts'
import { become, me, meForHost } from './me.ts'
import { change, nothing, state } from './model.ts'
import { sessionOver, store, token } from './session.ts'
import { follow, merge, unreadIn, type Happening, type History } from './timeline.ts'

const unstableAfterMs = 3_000
const reportAfterMs = 500
const typingLastsMs = 6_000
const restMs = 1_000

type Words = { text: string; quotes?: { conversationId: string; sequence: number } | undefined }
let sync: Sync
let usedToken = ''
let overs = 0
let startedAs = ''
let wasNobody = true
let lastKept: Promise<void> = Promise.resolve()
let toldFields: Record<string, string> | null = null
let fieldsToldWith = ''

/** Begins anew as whoever this browser now is: nothing of anyone else stays in view. */
export function restart(): void {
  sync?.close()
  clearTimeout(unstable)
  unstable = undefined
  change(nothing)
  startedAs = me().owner
  wasNobody = !me().token
  told = { id: '', delivered: 0, read: 0 }
  const mine: Sync = (sync = connect({
    url: `${location.origin.replace(/^http/, 'ws')}/sync`,
    hello,
    onEvent: (event) => hear(event as Happening),
    onSignal: hearSignal,
    onState: (link) => mine === sync && heedLink(link),
    onResync: () => void readHistory(mine),
    onSessionOver: over,
    outbox: {
      owner: startedAs,
      store,
      upload: uploadByRequest('/api/files', credentials),
      onChange: (unsent) => change({ unsent }),
    },
  }))
  sync.subscribe('me', null)
  if (me().token) sync.wake()
  tellFace()
}

/** What the one before had chosen, typed or looked at goes with him: whoever comes next begins at home. */
export function leaveView(): void {
  change({ screen: 'home', files: [], notice: null, hasEmoji: false, announcement: '' })
  forgetAddresses()
}

/**
 * Another tab has changed who we are, or opened our session. Two tabs may also have said their first
 * line in the same instant, each as a stranger of its own: then the line goes along to the one that stays.
 */
export async function restartIfOther(isForgotten: boolean): Promise<void> {
  const { owner, token } = me()
  const mine = sync
  if (isForgotten) leaveView()
  if (owner !== startedAs && wasNobody && !isForgotten) {
    await lastKept
    await handOver(store, startedAs, owner)
  }
  if (mine === sync && (owner !== startedAs || (token && sync.state().is === 'idle'))) restart()
}

export function say(words: Words, files: File[]): Promise<void> {
  // From now on this browser is somebody: the same after a reload, and in its other tabs.
  become(me())
  const { kept } = sync.say(
    'me',
    { type: 'send', ...words, ...(state.page && { page: state.page }) },
    files,
  )
  sync.wake()
  return (lastKept = kept)
}

export function retry(clientId: string): void {
  void sync.retry(clientId)
}

export function drop(clientId: string): void {
  void sync.drop(clientId)
}

/** The page the customer looks at, for the agent beside him. */
export function lookAt(page: Page): void {
  change({ page })
  sync.tell({ type: 'page', page })
}

/** What the shop's page tells about him; kept until there is a session to tell it in. */
export function setFields(fields: Record<string, string>): void {
  toldFields = fields
  fieldsToldWith = me().token ?? ''
  if (me().token)
    ask('PUT', '/api/widget/fields', { fields }).catch(({ code }: Refused) =>
      tellHost('error', { code }),
    )
}

/** Says what need not arrive, to whoever listens now. */
export function tell(frame: Parameters<Sync['tell']>[0]): boolean {
  return sync.tell(frame)
}

/** How far the customer has got is reported a little later, in one frame, when it is further than before. */
let told = { id: '', delivered: 0, read: 0 }
let reporting: number | undefined
export function report(): void {
  reporting ??= window.setTimeout(() => {
    reporting = undefined
    const { current } = state
    if (!current) return
    const before = told.id === current.id ? told : { id: current.id, delivered: 0, read: 0 }
    const now = {
      ...before,
      delivered: current.sequence,
      read: isLooking() ? current.sequence : before.read,
    }
    if (now.delivered === before.delivered && now.read === before.read) return
    const { delivered, read } = now
    if (
      !sync.tell({
        type: 'position',
        conversationId: current.id,
        delivered,
        ...(read > before.read && { read }),
      })
    )
      return
    told = now
    countUnread()
  }, reportAfterMs)
}

export function unread() {
  const { timeline, current, positions } = state
  const read = Math.max(positions?.customer.read ?? 0, told.id === current?.id ? told.read : 0)
  return unreadIn(timeline, current, read)
}

export function tellFace(): void {
  const { config } = state
  if (config)
    tellHost('face', {
      colour: config.colour,
      position: config.position,
      texts: { title: config.texts.title },
      hasTalked: !!me().token,
      me: meForHost(),
    })
}

function isLooking(): boolean {
  return (
    state.isOpen &&
    state.screen === 'conversation' &&
    state.isAtEnd &&
    document.visibilityState === 'visible'
  )
}

async function hello(): Promise<{ token: string }> {
  const isNew = !me().token
  usedToken = await token().catch((refused: Refused) => {
    if (refused.code === 'line_archived') change({ trouble: refused.code })
    throw refused
  })
  if (isNew) tellFace()
  if (toldFields && fieldsToldWith !== usedToken) setFields(toldFields)
  return { token: usedToken }
}

function over(code: string): void {
  // A server that forgets every session at once is not asked for a new one in a tight circle.
  const mine = sync
  setTimeout(() => {
    if (mine !== sync) return
    sessionOver(usedToken, code)
    restart()
  }, overs++ * restMs)
}

let unstable: number | undefined
function heedLink(link: ConnectionState): void {
  change({ link })
  if (link.is === 'online') {
    clearTimeout(unstable)
    unstable = undefined
    change({ isUnstable: false })
    if (state.page) sync.tell({ type: 'page', page: state.page })
    report()
  } else if (link.is === 'offline')
    unstable ??= window.setTimeout(change, unstableAfterMs, { isUnstable: true })
}

/** What is held from before the gap is dropped; what comes meanwhile stays. */
async function readHistory(mine: Sync): Promise<void> {
  const before = new Set(state.timeline)
  told = { id: '', delivered: 0, read: 0 }
  for (let failures = 0; mine === sync; failures++) {
    const reply = await ask<History>('GET', '/api/widget/conversations').catch(
      (refused: Refused) => refused,
    )
    if (mine !== sync) return
    if ('timeline' in reply) return takeHistory(mine, reply, before)
    if (reply.code === 'session_over' || reply.code === 'not_signed_in') return over(reply.code)
    await new Promise((resolve) => setTimeout(resolve, Math.min(20, 2 ** failures) * restMs))
  }
}

function takeHistory(mine: Sync, reply: History, before: Set<Happening>): void {
  const since = state.timeline.filter((event) => !before.has(event))
  const timeline = merge(reply.timeline as Happening[], since)
  overs = 0
  change({
    timeline,
    hasEarlier: reply.hasEarlier,
    positions: reply.positions,
    current: since.reduce(follow, reply.current),
  })
  void mine.confirm(timeline.flatMap((event) => event.data.message?.clientId ?? []))
  countUnread()
  report()
}

function hear(event: Happening): void {
  const { current } = state
  const next = follow(current, event)
  change({
    timeline: merge(state.timeline, [event]),
    current: next,
    ...(next.id !== current?.id && { positions: null }),
  })
  const { message } = event.data
  if (message?.author.kind === 'agent') {
    const { name } = message.author
    change({ typist: null })
    tellHost('message', {
      conversationId: message.conversationId,
      name,
      text: message.text.slice(0, 120),
      at: message.at,
    })
    announceMessage(name, message.text)
  }
  countUnread()
  report()
}

let typistGone: number
function hearSignal(signal: Signal): void {
  if (!('conversationId' in signal) || signal.conversationId !== state.current?.id) return
  if (signal.kind === 'positions') {
    change({ positions: signal.positions })
    countUnread()
  } else if (signal.kind === 'typing' && signal.by === 'agent') {
    clearTimeout(typistGone)
    change({ typist: signal.isTyping ? (signal.name ?? state.current.assigneeName ?? '') : null })
    typistGone = window.setTimeout(change, typingLastsMs, { typist: null })
  }
}

let counted = -1
function countUnread(): void {
  const count = isLooking() ? 0 : unread().length
  if (count !== counted) tellHost('unread', (counted = count))
  change({})
}
