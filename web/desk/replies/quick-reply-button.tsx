import { Zap } from 'lucide-react'
import { IconButton } from '@yingsheng/ui/icon-button'
import { useStrings } from '@yingsheng/ui/use-strings'
import { composerId } from '../conversations/composer/focus-composer.ts'
import { insertText } from './insert-text.ts'
import { closeSlash, useSlash } from './slash-state.ts'
import { strings } from './strings.ts'

/** Writes the slash for those who do not know of it, or do not find it on their keyboard. */
export function QuickReplyButton({ className }: { className: string }) {
  const t = useStrings(strings)
  const isOpen = useSlash(({ slash }) => slash !== null)
  return (
    // The focus stays in the field: what is typed goes on from there.
    <span className="contents" onMouseDown={(event) => event.preventDefault()}>
      <IconButton
        label={t.quickReplies}
        shortcut={['/']}
        className={className}
        aria-expanded={isOpen}
        onPress={() => (isOpen ? closeSlash() : openSlash())}
      >
        <Zap aria-hidden />
      </IconButton>
    </span>
  )
}

function openSlash(): void {
  const field = document.getElementById(composerId)
  if (!(field instanceof HTMLTextAreaElement)) return
  const { value, selectionStart, selectionEnd } = field
  const isAfterText = /\S$/.test(value.slice(0, selectionStart))
  insertText(field, {
    start: selectionStart,
    end: selectionEnd,
    text: isAfterText ? ' /' : '/',
  })
}
