import { defaultEmojiDataResolver, EmojiPicker, type EmojiPickerListComponents } from 'frimousse'
import { useState, type RefObject } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Button } from '@yingsheng/ui/button'
import { classNames } from '@yingsheng/ui/class-names'
import { floating } from '@yingsheng/ui/option-list'
import { isComposing } from '@yingsheng/ui/use-composition'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { strings } from '../strings.ts'

type Props = {
  triggerRef: RefObject<HTMLButtonElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  choose: (emoji: string) => void
}

/** All emoji, found by their names in the language of the desk. The data is our own server's. */
export function EmojiPopover({ choose, ...popover }: Props) {
  const t = useStrings(strings)
  return (
    <Popover {...popover} placement="top start" offset={6} className={floating}>
      <Dialog aria-label={t.emoji} className="outline-hidden">
        <Picker choose={choose} />
      </Dialog>
    </Popover>
  )
}

/** Mounted anew with each opening and each retry: only then does it load what it has not got. */
function Picker({ choose }: Pick<Props, 'choose'>) {
  const t = useStrings(strings)
  const language = useLanguage()
  const [isFailed, setIsFailed] = useState(false)
  if (isFailed)
    return (
      <div className="flex h-80 w-84 flex-col items-center justify-center gap-3 text-13 text-3">
        <p role="alert">{t.emojiFailed}</p>
        <Button size="sm" autoFocus onPress={() => setIsFailed(false)}>
          {t.tryAgain}
        </Button>
      </div>
    )
  return (
    <EmojiPicker.Root
      locale={language === 'en' ? 'en' : 'zh'}
      emojibaseUrl="/desk/emoji"
      resolveEmojiData={async (wanted, options) => {
        try {
          return await defaultEmojiDataResolver(wanted, options)
        } catch (error) {
          if (!options.signal?.aborted) setIsFailed(true)
          throw error
        }
      }}
      columns={9}
      onEmojiSelect={({ emoji }) => choose(emoji)}
      className="flex h-80 w-84 flex-col"
    >
      <EmojiPicker.Search
        autoFocus
        aria-label={t.searchEmoji}
        placeholder={t.searchEmoji}
        onKeyDown={(event) => {
          // The picker would take the Enter of an input method for the choice of an emoji, and the
          // browser its Escape for the wish to empty the field.
          if (!isComposing(event)) return
          event.stopPropagation()
          if (event.key === 'Escape') event.preventDefault()
        }}
        className="m-2 h-control rounded-8 border border-line-3 bg-surface px-3 text-13 outline-hidden focus:border-ring"
      />
      <EmojiPicker.Viewport tabIndex={0} className="scroll-area relative flex-1 outline-hidden">
        <EmojiPicker.Loading className="absolute inset-0 flex animate-late items-center justify-center text-13 text-3">
          {t.loadingEmoji}
        </EmojiPicker.Loading>
        <EmojiPicker.Empty className="absolute inset-0 flex items-center justify-center text-13 text-3">
          {t.noEmoji}
        </EmojiPicker.Empty>
        <EmojiPicker.List className="pb-2 select-none" components={components} />
      </EmojiPicker.Viewport>
    </EmojiPicker.Root>
  )
}

const components: Partial<EmojiPickerListComponents> = {
  CategoryHeader: ({ category, ...props }) => (
    <div {...props} className="bg-surface px-3 pt-2 pb-1 text-12 font-medium text-3">
      {category.label}
    </div>
  ),
  Row: ({ children, ...props }) => (
    <div {...props} aria-rowindex={fromOne(props['aria-rowindex'])} className="px-2">
      {children}
    </div>
  ),
  Emoji: ({ emoji, ...props }) => (
    <button
      {...props}
      role="gridcell"
      aria-colindex={fromOne(props['aria-colindex'])}
      className={classNames(
        'flex size-9 items-center justify-center rounded-6 text-18',
        emoji.isActive && 'bg-hover',
      )}
    >
      {emoji.emoji}
    </button>
  ),
}

/** The picker counts rows and columns from 0, assistive technology from 1. */
function fromOne(index: number | undefined): number | undefined {
  return index === undefined ? undefined : index + 1
}
