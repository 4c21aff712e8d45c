import type { Face, ToApp, ToLoader } from '../bridge.ts'
import look from './look.css?inline'

/*
 * The script a shop puts into its pages. It draws the launcher where no style of the page reaches it,
 * and makes the iframe when somebody is about to talk. Styles are set through the CSSOM, nothing is
 * parsed as HTML, and the page's policy needs to allow our origin for scripts and frames only.
 */

type Listener = (detail?: unknown) => void
type Command = ((...said: unknown[]) => void) & { q?: ArrayLike<unknown>[]; on?: true }
declare global {
  interface Window {
    Yingsheng?: Command
  }
}

const root = document.documentElement
const script = document.currentScript as HTMLScriptElement
const { origin } = new URL(script.src)
const { line, language = root.lang || navigator.language } = script.dataset
// Not the key of app/me.ts: where the shop is served from our own origin, both keep in one place.
const key = `yingsheng-face:${line}`
const earlier = window.Yingsheng

const listeners: Record<string, Set<Listener>> = {}
const host = document.createElement('yingsheng-chat')
const shadow = host.attachShadow({ mode: 'closed' })
const frame = document.createElement('iframe')
const button = document.createElement('button')
const badge = document.createElement('b')
const teaser = document.createElement('p')

let title = 'Chat'
let isReady = false
let isOpen = false
let unread = 0
let seen: string
let me = ''
const unsaid: [string, unknown][] = []

function begin(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(look)
  shadow.adoptedStyleSheets = [sheet]
  shadow.append(button, badge, teaser)
  button.onclick = teaser.onclick = () => turn(!isOpen)
  button.onpointerenter = button.onfocus = load
  teaser.role = 'status'
  addEventListener(
    'message',
    ({ source, origin: from, data }) =>
      source === frame.contentWindow && from === origin && hear(data),
  )
  visualViewport!.addEventListener('resize', fit)
  window.Yingsheng = Object.assign(command, { on: true as const })
  void readFace()
  for (const said of earlier?.q ?? []) command(...Array.from(said))
}

/** The launcher's face: as it was, for those who have talked here and may have an answer waiting, and as it is now. */
async function readFace(): Promise<void> {
  try {
    const face = JSON.parse(localStorage[key])
    me = face.me
    wear(face)
    load()
  } catch {
    // Never talked here, or a browser that keeps nothing.
  }
  try {
    const reply = await fetch(`${origin}/api/widget/lines/${line}?language=${language}`)
    if (reply.ok) wear(await reply.json())
    else host.remove()
  } catch {
    // The page's policy forbids the request, or there is no network: the application will tell.
    load()
  }
}

function wear({ colour, position, texts }: Face): void {
  title = texts.title
  host.dir = position === 'left' ? 'rtl' : 'ltr'
  button.style.background = colour
  show()
}

function keep(face: Face): void {
  try {
    localStorage[key] = face.hasTalked ? JSON.stringify(face) : ''
  } catch {
    // As above.
  }
}

function command(...said: unknown[]): void {
  const [name, detail, listener] = said as [string, never, Listener]
  if (name === 'on') {
    ;(listeners[detail] ??= new Set()).add(listener)
    if (detail === 'ready' && isReady) listener()
  } else if (name === 'off') listeners[detail]?.delete(listener)
  else if (name === 'open' || name === 'close' || name === 'toggle')
    turn(name === 'toggle' ? !isOpen : name === 'open')
  else tell(name, detail)
}

function turn(open: boolean): void {
  if (open === isOpen) return
  isOpen = open
  load()
  frame.classList.toggle('open', open)
  if (!open) button.focus()
  // Focus given to a frame that still loads is lost with the keys typed after it (seen in Chromium).
  else if (isReady) frame.focus()
  fit()
  show()
  const name = open ? 'open' : 'close'
  tell(name)
  emit(name)
}

function load(): void {
  if (frame.src) return
  frame.src = `${origin}/widget/${line}#origin=${location.origin}&language=${language}&me=${encodeURIComponent(me)}`
  shadow.prepend(frame)
  show()
  setInterval(lookAround, 1_000)
}

/** What cannot be said yet is said when the application is ready. */
function tell(name: string, detail?: unknown): void {
  load()
  if (isReady) frame.contentWindow!.postMessage({ yingsheng: name, detail } as ToApp, origin)
  else unsaid.push([name, detail])
}

function hear({ yingsheng: name, detail }: ToLoader): void {
  if (name === 'close') return turn(false)
  if (name === 'face') {
    keep(detail)
    return wear(detail)
  }
  if (name === 'ready') {
    isReady = true
    seen = ''
    for (const said of unsaid.splice(0)) tell(...said)
    if (isOpen) {
      frame.focus()
      tell('open')
    }
  }
  if (name === 'unread' && !(unread = detail)) teaser.textContent = ''
  if (name === 'message' && !isOpen) teaser.textContent = `${detail.name}: ${detail.text}`
  show()
  emit(name, detail)
}

function show(): void {
  const count = isOpen ? 0 : Math.min(unread, 99)
  badge.textContent = count ? `${count}` : ''
  if (isOpen) teaser.textContent = ''
  frame.title = title
  button.ariaLabel = count ? `${title} (${count})` : title
  button.ariaExpanded = `${isOpen}`
  // Once: an iframe that is moved loads again.
  if (!host.parentNode) root.append(host)
}

/** Pages of one-page applications change without saying so; comparing a string a second is cheap. */
function lookAround(): void {
  const page = { url: location.href.slice(0, 2_000), title: document.title.slice(0, 200) }
  if (isReady && seen !== (seen = page.url + page.title)) tell('page', page)
}

/** On phones the panel takes what the keyboard leaves. */
function fit(): void {
  frame.style.height = isOpen && innerWidth < 481 ? `${visualViewport!.height}px` : ''
}

function emit(name: string, detail?: unknown): void {
  for (const listener of listeners[name] ?? []) setTimeout(listener, 0, detail)
}

if (!earlier?.on) begin()
