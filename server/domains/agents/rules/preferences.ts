import type { Preferences } from '@yingsheng/contracts/agents'
import type { Language } from '@yingsheng/contracts/text'

/** What a new agent starts with. */
export function defaultPreferences(language: Language): Preferences {
  return {
    language,
    theme: 'system',
    density: 'comfortable',
    sendKey: 'enter',
    hasShortcuts: true,
    hasSound: true,
    hasDesktopNotifications: false,
  }
}
