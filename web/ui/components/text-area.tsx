import { useLayoutEffect, useRef, type Ref } from 'react'
import { Group } from 'react-aria-components/Group'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField'
import { classNames } from '../class-names.ts'
import { fieldColumn, fieldFrame, FieldLabel, FieldNotes, type FieldWords } from './field.tsx'

type TextAreaProps = Omit<
  AriaTextFieldProps,
  'children' | 'className' | 'style' | 'isInvalid' | 'type'
> &
  FieldWords & {
    placeholder?: string
    rowsMin?: number
    rowsMax?: number
    inputRef?: Ref<HTMLTextAreaElement>
    className?: string
  }

/** Grows with its text, from `rowsMin` to `rowsMax` lines; beyond that it scrolls. */
export function TextArea(props: TextAreaProps) {
  const { label, isLabelHidden, isOptional, description, error, ...others } = props
  const { placeholder, rowsMin = 2, rowsMax = 8, inputRef, className, ...rest } = others
  const grow = useGrowing(rowsMax)
  return (
    <AriaTextField
      validationBehavior="aria"
      {...rest}
      isInvalid={error !== undefined}
      className={classNames('group', fieldColumn, className)}
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} isOptional={isOptional} />
      <Group className={classNames(fieldFrame, 'min-h-control')}>
        <AriaTextArea
          ref={(element) => {
            grow.ref.current = element
            if (typeof inputRef === 'function') inputRef(element)
            else if (inputRef) inputRef.current = element
          }}
          rows={rowsMin}
          onInput={grow.fit}
          {...(placeholder === undefined ? {} : { placeholder })}
          className="min-w-0 flex-1 resize-none bg-transparent px-3 py-1.5 leading-[22px] outline-none"
        />
      </Group>
      <FieldNotes description={description} error={error} />
    </AriaTextField>
  )
}

const lineHeight = 22
const padding = 12

/** Fits the height to the text after each change, whoever made it. */
function useGrowing(rowsMax: number) {
  const ref = useRef<HTMLTextAreaElement>(null)
  function fit() {
    const area = ref.current
    if (!area) return
    area.style.height = 'auto'
    area.style.height = `${Math.min(area.scrollHeight, rowsMax * lineHeight + padding)}px`
    area.style.overflowY = area.scrollHeight > rowsMax * lineHeight + padding ? 'auto' : 'hidden'
  }
  useLayoutEffect(fit)
  return { ref, fit }
}
