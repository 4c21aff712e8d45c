import type { Preferences } from '@yingsheng/contracts/agents'

type Key = Record<'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey', boolean> & { key: string }

/**
 * What a key means where one writes: with `enter`, Enter sends and Ctrl/⌘ + Enter resolves as well;
 * with `mod-enter` only Ctrl/⌘ + Enter sends. Shift + Enter is always a new line (null: the field's own).
 */
export function composerKey(
  event: Key,
  sendKey: Preferences['sendKey'],
): 'send' | 'send-and-resolve' | 'leave' | null {
  if (event.key === 'Escape') return 'leave'
  if (event.key !== 'Enter' || event.shiftKey || event.altKey) return null
  const isModified = event.ctrlKey || event.metaKey
  if (sendKey === 'mod-enter') return isModified ? 'send' : null
  return isModified ? 'send-and-resolve' : 'send'
}
