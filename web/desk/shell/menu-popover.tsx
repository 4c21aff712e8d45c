import type { ReactNode } from 'react'
import { Menu as AriaMenu, type MenuProps } from 'react-aria-components/Menu'
import { Popover, type PopoverProps } from 'react-aria-components/Popover'
import { classNames } from '@yingsheng/ui/class-names'
import { floating } from '@yingsheng/ui/option-list'
import type { LazyMenuProps } from './lazy-menu.tsx'

type Props = LazyMenuProps &
  Pick<PopoverProps, 'placement' | 'offset'> &
  Pick<MenuProps<object>, 'selectionMode' | 'selectedKeys' | 'onAction' | 'children'> & {
    label: string
    /** How wide it is. */
    className: string
    /** Above the entries: whose menu it is. */
    head?: ReactNode
  }

/** The menu of a `LazyMenu`: it floats beside its button, and the keyboard begins at its first entry. */
export function MenuPopover({ label, className, head, ...props }: Props) {
  const { triggerRef, isOpen, onOpenChange, placement, offset = 4, ...menu } = props
  return (
    <Popover
      triggerRef={triggerRef}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      aria-label={label}
      {...(placement === undefined ? {} : { placement })}
      offset={offset}
      className={classNames(floating, className)}
    >
      {head}
      <AriaMenu
        {...menu}
        aria-label={label}
        autoFocus="first"
        onClose={() => onOpenChange(false)}
        className="max-h-[inherit] overflow-auto p-1 outline-hidden"
      />
    </Popover>
  )
}
