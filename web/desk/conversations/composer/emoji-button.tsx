import { Smile } from 'lucide-react'
import { useRef, useState } from 'react'
import { classNames } from '@yingsheng/ui/class-names'
import { Button } from 'react-aria-components/Button'
import { useStrings } from '@yingsheng/ui/use-strings'
import { lazyPart } from '../../shell/lazy-part.tsx'
import { writeDraft, draftOf } from '../drafts.ts'
import { strings } from '../strings.ts'
import { composerId } from './focus-composer.ts'

const EmojiPopover = lazyPart(async () => (await import('./emoji-popover.tsx')).EmojiPopover)

/** Puts an emoji where the cursor is; the picker and its data are loaded when first wanted. */
export function EmojiButton({ id, className }: { id: string; className: string }) {
  const t = useStrings(strings)
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setIsOpen] = useState(false)
  const [isWanted, setIsWanted] = useState(false)
  return (
    <>
      <Button
        ref={trigger}
        aria-label={t.emoji}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onHoverStart={() => setIsWanted(true)}
        onPress={() => {
          setIsWanted(true)
          setIsOpen(!isOpen)
        }}
        className={classNames(
          'inline-flex h-control w-control shrink-0 items-center justify-center rounded-8 text-2 hover:bg-hover hover:text-1',
          className,
        )}
      >
        <Smile size={18} aria-hidden />
      </Button>
      {isWanted ? (
        <EmojiPopover
          triggerRef={trigger}
          isOpen={isOpen}
          onOpenChange={setIsOpen}
          choose={(emoji) => {
            setIsOpen(false)
            insert(id, emoji)
          }}
        />
      ) : null}
    </>
  )
}

function insert(id: string, emoji: string): void {
  const field = document.getElementById(composerId)
  if (!(field instanceof HTMLTextAreaElement)) return
  const draft = draftOf(id)
  const text = draft[draft.mode]
  const { selectionStart, selectionEnd } = field
  writeDraft(id, text.slice(0, selectionStart) + emoji + text.slice(selectionEnd))
  // After the pop-over has given the focus back and the new text is in the field.
  setTimeout(() => {
    field.focus()
    field.setSelectionRange(selectionStart + emoji.length, selectionStart + emoji.length)
  }, 30)
}
