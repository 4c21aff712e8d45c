import { newId } from '@yingsheng/sync'
import { keptByHost, lineId } from './place.ts'

/** Who this browser is on this line. The token is the server's word for it; the owner is whose the unsent messages are. */
export type Me = {
  owner: string
  token: string | null
  isIdentified: boolean
  /** What the shop's token said, to know the same person when he is named again. */
  claims: string | null
}

const key = `yingsheng:${lineId}`
const draftKey = `${key}:draft`
const languageKey = `${key}:language`
/**
 * Browsers that refuse storage to an iframe of another site (Chrome with third-party cookies blocked)
 * leave us our memory only. The shop's page then keeps for us who we are, and gives it back by the loader.
 */
const memory: Record<string, string> = { [key]: keptByHost }
let isRefused = false
let newcomer = stranger()

export function stranger(): Me {
  return { owner: `${lineId}:${newId()}`, token: null, isIdentified: false, claims: null }
}

export function me(): Me {
  const kept = recall(key)
  return kept ? JSON.parse(kept) : newcomer
}

export function become(next: Me): void {
  newcomer = next
  keep(key, JSON.stringify(next))
}

/** Leaves nothing of this line behind, as if nobody had been here. */
export function vanish(): void {
  newcomer = stranger()
  keep(key, '')
  keep(draftKey, '')
  keep(languageKey, '')
  // Which conversation was not to be rated: see conversation/rating.tsx.
  keep(`${key}:unrated`, '')
}

/** What the shop's page shall keep for us, if we cannot. */
export function meForHost(): string {
  const now = me()
  return isRefused ? JSON.stringify(now) : ''
}

/** Another tab has become somebody else, or has forgotten who we were. */
export function onOtherTab(changed: (isForgotten: boolean) => void): void {
  addEventListener('storage', (event) => {
    if (event.key !== key) return
    if (!event.newValue) newcomer = stranger()
    changed(!event.newValue)
  })
}

export function draft(): string {
  return recall(draftKey)
}

export function keepDraft(text: string): void {
  keep(draftKey, text)
}

/** The language he has chosen here himself; empty if he has not. */
export function chosenLanguage(): string {
  return recall(languageKey)
}

export function chooseLanguage(language: string): void {
  keep(languageKey, language)
}

function recall(name: string): string {
  try {
    return localStorage.getItem(name) ?? ''
  } catch {
    isRefused = true
    return memory[name] ?? ''
  }
}

function keep(name: string, value: string): void {
  try {
    if (value) localStorage.setItem(name, value)
    else localStorage.removeItem(name)
  } catch {
    memory[name] = value
  }
}
