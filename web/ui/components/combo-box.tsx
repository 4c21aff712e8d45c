import { ChevronDown } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { Popover } from 'react-aria-components/Popover'
import { classNames } from '../class-names.ts'
import { strings } from '../strings.ts'
import { useStrings } from '../use-strings.ts'
import {
  fieldColumn,
  fieldFrame,
  fieldInput,
  FieldLabel,
  FieldNotes,
  type FieldWords,
} from './field.tsx'
import { floating, OptionList, type Option } from './option-list.tsx'

type ComboBoxProps<Id extends string> = FieldWords & {
  options: readonly Option<Id>[]
  value: Id | null
  onChange: (id: Id | null) => void
  placeholder?: string
  isDisabled?: boolean
  className?: string
}

/** Chooses one of many by typing a part of it. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
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
  const t = useStrings(strings)
  return (
    <AriaComboBox
      validationBehavior="aria"
      defaultItems={options}
      selectedKey={value}
      onSelectionChange={(id) => onChange(id as Id | null)}
      isInvalid={error !== undefined}
      isDisabled={props.isDisabled ?? false}
      allowsEmptyCollection
      menuTrigger="focus"
      className={classNames('group', fieldColumn, className)}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isOptional={isOptional} />
      <Group className={classNames(fieldFrame, 'min-h-control')}>
        <Input
          className={fieldInput}
          {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        />
        <Button
          aria-label={t.showOptions}
          className="mr-1 inline-flex size-6 items-center justify-center rounded-6 text-3 hover:bg-hover"
        >
          <ChevronDown size={16} aria-hidden />
        </Button>
      </Group>
      <FieldNotes description={description} error={error} />
      <Popover offset={4} className={classNames(floating, 'w-(--trigger-width)')}>
        <OptionList<Id> whenEmpty={t.nothingFound} />
      </Popover>
    </AriaComboBox>
  )
}
