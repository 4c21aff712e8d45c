import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup'
import { classNames } from '../class-names.ts'
import { fieldColumn, FieldLabel, FieldNotes, type FieldWords } from './field.tsx'
import type { Option } from './option-list.tsx'

type ChoiceProps<Id extends string> = FieldWords & {
  options: readonly Option<Id>[]
  value: Id
  onChange: (id: Id) => void
  isDisabled?: boolean
  className?: string
}

/** One of a few, each with its explanation in sight. */
export function RadioGroup<Id extends string>(props: ChoiceProps<Id>) {
  return (
    <AriaRadioGroup {...groupProps(props)}>
      <FieldLabel {...words(props)} />
      <div className="flex flex-col gap-2">
        {props.options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled ?? false}
            className="group/radio flex min-h-6 cursor-pointer items-start gap-2 text-14 text-1 data-disabled:cursor-not-allowed data-disabled:opacity-50 touch:min-h-control touch:items-center"
          >
            <span
              className={classNames(
                'mt-0.5 size-4.5 shrink-0 rounded-full border border-line-3 bg-surface transition-[border-width] duration-120',
                'group-data-selected/radio:border-[5px] group-data-selected/radio:border-brand',
                'group-data-focus-visible/radio:outline-2 group-data-focus-visible/radio:outline-offset-2 group-data-focus-visible/radio:outline-ring',
                'forced-colors:group-data-selected/radio:border-[Highlight]',
              )}
            />
            <span className="flex min-w-0 flex-col">
              <span>{option.label}</span>
              {option.note === undefined ? null : (
                <span className="text-12 text-3">{option.note}</span>
              )}
            </span>
          </Radio>
        ))}
      </div>
      <FieldNotes description={props.description} error={props.error} />
    </AriaRadioGroup>
  )
}

/** One of two to four short words, side by side. */
export function SegmentedControl<Id extends string>(props: ChoiceProps<Id>) {
  return (
    <AriaRadioGroup {...groupProps(props)} orientation="horizontal">
      <FieldLabel {...words(props)} />
      <div className="flex w-fit max-w-full flex-wrap gap-0.5 rounded-8 border border-line bg-hover p-0.5">
        {props.options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled ?? false}
            className={classNames(
              'flex min-h-[calc(var(--control)-6px)] min-w-6 cursor-pointer items-center justify-center gap-1.5 rounded-6 border border-transparent px-3 text-13 text-2 transition-colors duration-120 select-none',
              'data-hovered:text-1 data-selected:border-line-2 data-selected:bg-surface data-selected:font-medium data-selected:text-1 data-selected:shadow-1',
              'data-focus-visible:outline-2 data-focus-visible:outline-ring data-disabled:cursor-not-allowed data-disabled:opacity-50',
              'forced-colors:border-[Canvas] forced-colors:data-selected:forced-color-adjust-none forced-colors:data-selected:bg-[Highlight] forced-colors:data-selected:text-[HighlightText] [&_svg]:size-4',
            )}
          >
            {option.icon}
            {option.label}
          </Radio>
        ))}
      </div>
      <FieldNotes description={props.description} error={props.error} />
    </AriaRadioGroup>
  )
}

function groupProps<Id extends string>(props: ChoiceProps<Id>) {
  return {
    value: props.value,
    onChange: (id: string) => props.onChange(id as Id),
    isDisabled: props.isDisabled ?? false,
    isInvalid: props.error !== undefined,
    validationBehavior: 'aria' as const,
    className: classNames('group', fieldColumn, props.className),
  }
}

function words(props: FieldWords): FieldWords {
  return { label: props.label, isLabelHidden: props.isLabelHidden, isOptional: props.isOptional }
}
