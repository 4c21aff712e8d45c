/**
 * Puts text in place of a stretch of the field, as if it were typed: the field tells its owner, and
 * undoing takes it back. Selects the first open variable, to be typed over; else the caret is behind.
 */
export function insertText(
  field: HTMLTextAreaElement,
  { start, end, text }: { start: number; end: number; text: string },
): void {
  field.focus()
  field.setSelectionRange(start, end)
  // The only way into a field's own history of undoing; browsers keep it for that.
  if (!document.execCommand('insertText', false, text)) {
    field.setRangeText(text, start, end, 'end')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const open = /\{\{[^{}\n]+\}\}/.exec(text)
  if (open === null) return
  const from = start + open.index
  field.setSelectionRange(from, from + open[0].length)
}
