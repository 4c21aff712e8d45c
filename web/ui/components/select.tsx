import { ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { classNames } from '../class-names.ts'
import { fieldColumn, FieldLabel, FieldNotes, type FieldWords } from './field.tsx'
import { floating, OptionList, type Option } from './option-list.tsx'

type SelectProps<Id extends string> = FieldWords & {
  options: readonly Option<Id>[]
  value: Id | null
  onChange: (id: Id) => void
  onBlur?: () => void
  placeholder?: string
  isDisabled?: boolean
  name?: string
  className?: string
}

/** Chooses one of a few. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const {
    label,
    isLabelHidden,
    isOptional,
    description,
    error,
    options,
    value,
    onChange,
    className,
  } = props
  return (
    <AriaSelect
      validationBehavior="aria"
      selectedKey={value}
      onSelectionChange={(id) => id !== null && onChange(id as Id)}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      placeholder={props.placeholder ?? ''}
      {...(props.onBlur ? { onBlur: props.onBlur } : {})}
      {...(props.name === undefined ? {} : { name: props.name })}
      className={classNames('group', fieldColumn, className)}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isOptional={isOptional} />
      <Button className={selectButton}>
        <SelectValue className="min-w-0 flex-1 truncate text-left data-placeholder:text-3 [&_[slot=description]]:hidden [&_svg]:hidden">
          {({ selectedText, isPlaceholder, defaultChildren }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <ChevronDown size={16} aria-hidden className="text-3" />
      </Button>
      <FieldNotes description={description} error={error} />
      <Popover offset={4} className={classNames(floating, 'min-w-(--trigger-width)')}>
        <OptionList options={options} />
      </Popover>
    </AriaSelect>
  )
}

const selectButton = classNames(
  'flex min-h-control w-full items-center gap-2 rounded-8 border border-line-3 bg-surface pr-2 pl-3 text-14 text-1',
  'transition-colors duration-120 hover:border-(--text-2) data-disabled:bg-subtle data-disabled:opacity-60',
  'group-data-invalid:border-bad',
)
