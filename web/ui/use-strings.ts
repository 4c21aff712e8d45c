import { useSyncExternalStore } from 'react'
import type { Language } from '@yingsheng/contracts/text'

/** The sentences of one folder: zh-CN is the source, en must have the same keys. */
export type Dictionaries<Sentences> = Record<Language, Sentences>

/** The sentences of a folder in the language in force; the component follows when it changes. */
export function useStrings<Sentences>(strings: Dictionaries<Sentences>): Sentences {
  return strings[useLanguage()]
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, getLanguage, () => 'zh-CN')
}

/** Changes the language of the whole page and remembers it in this browser. */
export function setLanguage(language: Language): void {
  current = language
  document.documentElement.lang = language
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // A browser that keeps nothing still shows the language until it is closed.
  }
  for (const listener of listeners) listener()
}

export function getLanguage(): Language {
  current ??= rememberedLanguage() ?? preferredLanguage()
  return current
}

const storageKey = 'yingsheng.language'
const listeners = new Set<() => void>()
let current: Language | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function rememberedLanguage(): Language | undefined {
  try {
    const remembered = localStorage.getItem(storageKey)
    return remembered === 'zh-CN' || remembered === 'en' ? remembered : undefined
  } catch {
    return undefined
  }
}

/** The first of the browser's languages that we speak; English where it names none. */
function preferredLanguage(): Language {
  for (const tag of navigator.languages) {
    if (tag.toLowerCase().startsWith('zh')) return 'zh-CN'
    if (tag.toLowerCase().startsWith('en')) return 'en'
  }
  return 'en'
}
