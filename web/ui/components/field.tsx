import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { CircleAlert } from 'lucide-react'
import { classNames } from '../class-names.ts'
import { strings } from '../strings.ts'
import { useStrings } from '../use-strings.ts'

/** What all fields have: a label, a word of explanation, and what is wrong. */
export type FieldWords = {
  label: string
  /** The label is read but not shown, where the place says what the field is. */
  isLabelHidden?: boolean | undefined
  /** Marks what may be left empty; everything else is asked for. */
  isOptional?: boolean | undefined
  description?: ReactNode
  /** What is wrong and how to mend it. Marks the field as invalid. */
  error?: string | undefined
}

export function FieldLabel({ label, isLabelHidden, isOptional }: FieldWords) {
  const t = useStrings(strings)
  return (
    <Label
      className={
        isLabelHidden ? 'sr-only' : 'flex items-baseline gap-1.5 text-13 font-medium text-1'
      }
    >
      {label}
      {isOptional ? <span className="text-12 font-normal text-3">{t.optional}</span> : null}
    </Label>
  )
}

export function FieldNotes({ description, error }: Pick<FieldWords, 'description' | 'error'>) {
  return (
    <>
      {description === undefined || description === null ? null : (
        <Text slot="description" className="text-12 text-3">
          {description}
        </Text>
      )}
      <FieldError className="flex items-start gap-1 text-12 text-bad">
        <CircleAlert size={14} aria-hidden className="mt-0.5" />
        <span>{error}</span>
      </FieldError>
    </>
  )
}

/** The column that holds label, frame and notes. */
export const fieldColumn = 'flex min-w-0 flex-col gap-1.5'

/** The frame around an input, with a height of its own; the ring shows while the input itself has the focus. */
export const fieldFrame = classNames(
  'flex w-full min-w-0 items-center rounded-8 border border-line-3 bg-surface text-14 text-1',
  'transition-colors duration-120 hover:border-(--text-2)',
  'has-[input:focus,textarea:focus]:border-ring has-[input:focus,textarea:focus]:outline-1 has-[input:focus,textarea:focus]:outline-ring',
  'group-data-invalid:border-bad group-data-disabled:bg-subtle group-data-disabled:opacity-60',
)

/** The input inside the frame. */
export const fieldInput = 'min-w-0 flex-1 self-stretch bg-transparent px-3 outline-none'
