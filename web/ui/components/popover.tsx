import type { ReactNode } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import {
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
} from 'react-aria-components/Popover'
import { classNames } from '../class-names.ts'
import { floating } from './option-list.tsx'

/** `<PopoverTrigger><Button/><Popover label="…">…</Popover></PopoverTrigger>` */
export { DialogTrigger as PopoverTrigger }

type PopoverProps = Omit<AriaPopoverProps, 'children' | 'className' | 'style'> & {
  /** What the box is, for those who cannot see where it came from. */
  label: string
  children: ReactNode | ((actions: { close: () => void }) => ReactNode)
  className?: string
}

export function Popover({ label, children, className, ...props }: PopoverProps) {
  return (
    <AriaPopover offset={6} {...props} className={classNames(floating, className)}>
      <Dialog aria-label={label} className="max-h-[inherit] overflow-auto p-3 outline-none">
        {children}
      </Dialog>
    </AriaPopover>
  )
}
