import type { ReactNode } from 'react'
import {
  Switch as AriaSwitch,
  type SwitchProps as AriaSwitchProps,
} from 'react-aria-components/Switch'
import { classNames } from '../class-names.ts'

type SwitchProps = Omit<AriaSwitchProps, 'children' | 'className' | 'style'> & {
  children: ReactNode
  description?: ReactNode
  className?: string
}

/** Something that is on or off from this moment. For a form that is saved later use Checkbox. */
export function Switch({ children, description, className, ...props }: SwitchProps) {
  return (
    <AriaSwitch
      {...props}
      className={classNames(
        'group flex min-h-control cursor-pointer items-start justify-between gap-4 rounded-6 py-1 text-14 text-1',
        'data-disabled:cursor-not-allowed data-disabled:opacity-50',
        className,
      )}
    >
      <span className="flex min-w-0 flex-col">
        <span>{children}</span>
        {description === undefined ? null : <span className="text-12 text-3">{description}</span>}
      </span>
      <span
        className={classNames(
          'relative mt-0.5 h-5 w-9 shrink-0 rounded-full border border-line-3 bg-line-3 transition-colors duration-150',
          'group-data-selected:border-brand group-data-selected:bg-brand',
          'group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-ring',
          'forced-colors:group-data-selected:bg-[Highlight]',
        )}
      >
        <span className="absolute top-px left-px size-4 rounded-full bg-white shadow-1 transition-transform duration-150 group-data-selected:translate-x-4 forced-colors:bg-[ButtonText]" />
      </span>
    </AriaSwitch>
  )
}
