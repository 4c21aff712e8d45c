import { useSyncExternalStore } from 'react'
import type { Preferences } from '@yingsheng/contracts/agents'
import { getLanguage, setLanguage } from './use-strings.ts'

export type ThemeChoice = Preferences['theme']
export type Density = Preferences['density']

/**
 * To be called once, before the first paint: puts theme, density and language as this browser
 * remembers them on <html>, and follows the system while the theme is `system`.
 */
export function startAppearance(): void {
  darkQuery().addEventListener('change', showTheme)
  showTheme()
  document.documentElement.dataset.density = getDensity()
  setLanguage(getLanguage())
  occupyStyleElement()
}

/** Applies what an agent prefers, as his profile says, and remembers it in this browser. */
export function applyPreferences(
  preferences: Pick<Preferences, 'theme' | 'density' | 'language'>,
): void {
  setTheme(preferences.theme)
  setDensity(preferences.density)
  if (preferences.language !== getLanguage()) setLanguage(preferences.language)
}

export function setTheme(choice: ThemeChoice): void {
  remember(themeKey, choice)
  showTheme()
  announce()
}

export function setDensity(density: Density): void {
  remember(densityKey, density)
  document.documentElement.dataset.density = density
  announce()
}

export function getTheme(): ThemeChoice {
  const remembered = recall(themeKey)
  return remembered === 'light' || remembered === 'dark' ? remembered : 'system'
}

export function getDensity(): Density {
  return recall(densityKey) === 'compact' ? 'compact' : 'comfortable'
}

export function useTheme(): ThemeChoice {
  return useSyncExternalStore(subscribe, getTheme, () => 'system')
}

/** What is on the screen: `system` resolved. */
export function useShownTheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, shownTheme, () => 'light')
}

const themeKey = 'yingsheng.theme'
const densityKey = 'yingsheng.density'
/** Where the browser keeps nothing, choices last until the page is closed. */
const unkept = new Map<string, string>()
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function announce(): void {
  for (const listener of listeners) listener()
}

function showTheme(): void {
  document.documentElement.dataset.theme = shownTheme()
  colourBar()
  announce()
}

/** The bar above the page, where there is one, is of the page's own colour. */
function colourBar(): void {
  const colour = getComputedStyle(document.documentElement).getPropertyValue('--surface')
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', colour.trim())
}

function shownTheme(): 'light' | 'dark' {
  const choice = getTheme()
  if (choice !== 'system') return choice
  return darkQuery().matches ? 'dark' : 'light'
}

function darkQuery(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)')
}

function remember(key: string, value: string): void {
  unkept.set(key, value)
  try {
    localStorage.setItem(key, value)
  } catch {
    // Kept in `unkept` alone.
  }
}

function recall(key: string): string | null {
  const unkeptValue = unkept.get(key)
  if (unkeptValue !== undefined) return unkeptValue
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/**
 * React Aria adds a style element with this id unless one is there; the content policy would refuse
 * it and log a violation. Its one rule is in theme.css.
 */
function occupyStyleElement(): void {
  if (document.getElementById('react-aria-pressable-style')) return
  const placeholder = document.createElement('meta')
  placeholder.id = 'react-aria-pressable-style'
  document.head.append(placeholder)
}
