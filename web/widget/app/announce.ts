import { change, state } from './model.ts'

const gatherMs = 1_000
let waiting: { name: string; text: string }[] = []

/** Screen readers hear one sentence for whatever comes within a second. */
export function announceMessage(name: string, text: string): void {
  if (!state.isOpen) return
  if (waiting.push({ name, text }) > 1) return
  setTimeout(() => {
    const { words } = state
    const announcement =
      waiting.length > 1
        ? words.newMessagesOf(name, waiting.length)
        : words.said(name, text || words.file)
    waiting = []
    change({ announcement })
  }, gatherMs)
}
