import { isComposing } from '@yingsheng/ui/use-composition'
import { render } from 'preact'
import type { ToApp } from '../bridge.ts'
import { App } from './app.tsx'
import './app.css'
import { hearHost, tellHost } from './host.ts'
import { loadConversation } from './later.tsx'
import { me, onOtherTab } from './me.ts'
import { change, drawWith, state } from './model.ts'
import { lineId } from './place.ts'
import { forget } from './session.ts'
import { start, wear } from './start.ts'
import { leaveView, lookAt, report, restart, restartIfOther, setFields } from './talk.ts'

drawWith(() => render(<App state={state} />, document.body))
void begin()

async function begin(): Promise<void> {
  if (lineId === 'widget-preview')
    return (await import('./preview.ts')).showPreview({ hearHost, tellHost, wear, change })
  await start()
  restart()
  if (state.isOpen || me().token) void loadConversation()
  hearHost(heed)
  onOtherTab(restartIfOther)
  document.addEventListener('visibilitychange', report)
  document.addEventListener('keydown', escape)
  tellHost('ready')
}

/** Escape leaves what is on top: a picture (its dialog sees to that), the emoji, then the chat. */
function escape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event) || state.viewed) return
  if (state.hasEmoji) change({ hasEmoji: false })
  else tellHost('close')
}

/** What the page may ask of us. It is somebody else's page: every detail is looked at. */
function heed({ yingsheng: name, detail }: ToApp): void {
  if (name === 'open' || name === 'close') {
    change({ isOpen: name === 'open' })
    void loadConversation()
    report()
  }
  if (name === 'identify') {
    const { signal } = naming
    // What is not a token at all is told like one that is none.
    next(async () => (await import('./identify.ts')).identify(`${detail?.token}`, signal))
  }
  if (name === 'forget') {
    // Whoever leaves does not wait until it is settled who he would have been.
    naming.abort()
    naming = new AbortController()
    next(leave)
  }
  if (name === 'setFields' && detail)
    setFields(Object.fromEntries(Object.entries(detail).map(([field, text]) => [field, `${text}`])))
  if (name === 'page' && typeof detail?.url === 'string')
    lookAt({ url: detail.url, title: `${detail.title}` })
}

let naming = new AbortController()

/** Who this is changes in the order the page says it. */
let doing: Promise<unknown> = Promise.resolve()
function next(work: () => Promise<void>): void {
  doing = doing.then(work).catch(() => tellHost('error', { code: 'unavailable' }))
}

async function leave(): Promise<void> {
  const left = forget()
  restart()
  leaveView()
  await left
}
