import { Search, X } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from 'react-aria-components/SearchField'
import { classNames } from '../class-names.ts'
import { strings } from '../strings.ts'
import { isComposing } from '../use-composition.ts'
import { useStrings } from '../use-strings.ts'
import { fieldColumn, fieldFrame, fieldInput, FieldLabel } from './field.tsx'

type SearchFieldProps = Omit<AriaSearchFieldProps, 'children' | 'className' | 'style'> & {
  label: string
  /** Shows the label above the field; without it the label is only read. */
  isLabelShown?: boolean
  placeholder?: string
  inputRef?: Ref<HTMLInputElement>
  /** A list below follows what is typed, and the arrow keys walk in it. */
  hasList?: boolean
  className?: string
}

/** Escape or the cross empties it. */
export function SearchField(props: SearchFieldProps) {
  const { label, isLabelShown, placeholder, inputRef, hasList, className, ...rest } = props
  const t = useStrings(strings)
  return (
    <AriaSearchField {...rest} className={classNames('group', fieldColumn, className)}>
      <FieldLabel label={label} isLabelHidden={!isLabelShown} />
      <Group className={classNames(fieldFrame, 'min-h-control')} onKeyDownCapture={leaveEscape}>
        <Search size={16} aria-hidden className="ml-3 text-3" />
        <Input
          {...(inputRef ? { ref: inputRef } : {})}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(hasList ? { role: 'combobox', 'aria-expanded': true } : {})}
          className={classNames(fieldInput, 'px-2 [&::-webkit-search-cancel-button]:hidden')}
        />
        <Button
          aria-label={t.clear}
          className="mr-1 inline-flex size-6 items-center justify-center rounded-6 text-3 group-data-empty:invisible hover:bg-hover hover:text-1"
        >
          <X size={14} aria-hidden />
        </Button>
      </Group>
    </AriaSearchField>
  )
}

/** The Escape with which an input method gives up its characters does not empty what was written before. */
function leaveEscape(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || !isComposing(event)) return
  event.stopPropagation()
  event.preventDefault()
}
