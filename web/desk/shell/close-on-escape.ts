import type { KeyboardEvent } from 'react'
import { isComposing } from '@yingsheng/ui/use-composition'

/** Escape leaves a palette at once, whatever is typed in it; a search field alone would only be emptied. */
export function closeOnEscape(close: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Escape' || isComposing(event)) return
    event.preventDefault()
    event.stopPropagation()
    close()
  }
}
