import type { ReactNode, Ref } from 'react'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField'
import { classNames } from '../class-names.ts'
import {
  fieldColumn,
  fieldFrame,
  fieldInput,
  FieldLabel,
  FieldNotes,
  type FieldWords,
} from './field.tsx'

export type TextFieldProps = Omit<
  AriaTextFieldProps,
  'children' | 'className' | 'style' | 'isInvalid'
> &
  FieldWords & {
    placeholder?: string
    /** Inside the frame, before and after the input. */
    before?: ReactNode
    after?: ReactNode
    inputRef?: Ref<HTMLInputElement>
    size?: 'md' | 'lg'
    className?: string
    inputClassName?: string
  }

export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden, isOptional, description, error, ...others } = props
  const { placeholder, before, after, inputRef, size, className, inputClassName, ...rest } = others
  return (
    <AriaTextField
      validationBehavior="aria"
      {...rest}
      isInvalid={error !== undefined}
      className={classNames('group', fieldColumn, className)}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isOptional={isOptional} />
      <Group
        className={classNames(
          fieldFrame,
          size === 'lg' ? 'min-h-10 touch:min-h-11' : 'min-h-control',
        )}
      >
        {before}
        <Input
          {...(inputRef ? { ref: inputRef } : {})}
          {...(placeholder === undefined ? {} : { placeholder })}
          className={classNames(fieldInput, inputClassName)}
        />
        {after}
      </Group>
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  )
}
