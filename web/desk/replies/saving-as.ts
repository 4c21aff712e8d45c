import { create } from 'zustand'

/** The text that is about to become a quick reply, if one is. */
export const useSavingAs = create<{ text: string | null }>(() => ({ text: null }))

export function saveAsReply(text: string): void {
  useSavingAs.setState({ text })
}
