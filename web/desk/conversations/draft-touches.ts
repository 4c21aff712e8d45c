/** When each draft was last changed or kept from here: an answer that was asked for before knows less. */
const touchedAt = new Map<string, number>()

export function touchDraft(conversationId: string): void {
  touchedAt.set(conversationId, performance.now())
}

export function isDraftTouchedSince(conversationId: string, milliseconds: number): boolean {
  return (touchedAt.get(conversationId) ?? -1) >= milliseconds
}
