import { state } from '../model.ts'
import { tell } from '../talk.ts'

const againMs = 3_000
const restMs = 4_000
let toldAt = 0
let resting: number

/** Lets the agent see that the customer is writing: once in a while as long as he does, and when he has stopped. */
export function typing(isTyping: boolean): void {
  clearTimeout(resting)
  if (isTyping) resting = window.setTimeout(typing, restMs, false)
  if (!state.current || (isTyping ? Date.now() - toldAt < againMs : !toldAt)) return
  toldAt = isTyping ? Date.now() : 0
  tell({ type: 'typing', isTyping })
}
