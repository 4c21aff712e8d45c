/** Which message the line that is being written answers, for each voice (`voiceOf`). */
import type { Message } from '@yingsheng/contracts/conversations'
import { create } from 'zustand'

type Answering = { quoted: ReadonlyMap<string, Message> }
const useAnswering = create<Answering>(() => ({ quoted: new Map() }))

export function useQuoted(voice: string): Message | undefined {
  return useAnswering((state) => state.quoted.get(voice))
}

export function answer(voice: string, message: Message | null): void {
  const quoted = new Map(useAnswering.getState().quoted)
  if (message) quoted.set(voice, message)
  else if (!quoted.delete(voice)) return
  useAnswering.setState({ quoted })
}

/** What the outgoing line says of it. */
export function quoteFor(voice: string): { quotes?: number } {
  const message = useAnswering.getState().quoted.get(voice)
  return message ? { quotes: message.sequence } : {}
}
