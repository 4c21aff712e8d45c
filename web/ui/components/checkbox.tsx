import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
} from 'react-aria-components/Checkbox'
import { classNames } from '../class-names.ts'

type CheckboxProps = Omit<AriaCheckboxProps, 'children' | 'className' | 'style'> & {
  children: ReactNode
  description?: ReactNode
  className?: string
}

export function Checkbox({ children, description, className, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...props}
      className={classNames(
        'group flex min-h-6 cursor-pointer items-start gap-2 text-14 text-1 touch:min-h-control touch:items-center',
        'data-disabled:cursor-not-allowed data-disabled:opacity-50',
        className,
      )}
    >
      {({ isIndeterminate, isSelected }) => (
        <>
          <span
            className={classNames(
              'mt-0.5 inline-flex size-4.5 shrink-0 items-center justify-center rounded-4 border border-line-3 bg-surface text-on-brand transition-colors duration-120',
              'group-data-selected:border-brand group-data-selected:bg-brand group-data-indeterminate:border-brand group-data-indeterminate:bg-brand',
              'group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-ring',
              'group-data-invalid:border-bad',
            )}
          >
            {isIndeterminate ? <Minus size={14} strokeWidth={3} aria-hidden /> : null}
            {isSelected && !isIndeterminate ? (
              <Check size={14} strokeWidth={3} aria-hidden />
            ) : null}
          </span>
          <span className="flex min-w-0 flex-col">
            <span>{children}</span>
            {description === undefined ? null : (
              <span className="text-12 text-3">{description}</span>
            )}
          </span>
        </>
      )}
    </AriaCheckbox>
  )
}
