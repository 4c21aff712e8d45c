import { turnDraft } from '../drafts.ts'
import type { DraftMode } from '../rules/draft.ts'

export const composerId = 'composer-text'

/** Puts the cursor where one writes, in the voice that is wanted. */
export function focusComposer(conversationId: string, mode?: DraftMode): void {
  if (mode) turnDraft(conversationId, mode)
  // After the field of the other voice has been drawn.
  requestAnimationFrame(() => {
    const field = document.getElementById(composerId)
    if (!(field instanceof HTMLTextAreaElement)) return
    field.focus()
    field.setSelectionRange(field.value.length, field.value.length)
  })
}
