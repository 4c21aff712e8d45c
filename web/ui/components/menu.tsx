import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Header } from 'react-aria-components/Header'
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
} from 'react-aria-components/Menu'
import { Popover, type PopoverProps } from 'react-aria-components/Popover'
import { Separator } from 'react-aria-components/Separator'
import { Text } from 'react-aria-components/Text'
import { classNames } from '../class-names.ts'
import { Kbd } from './kbd.tsx'
import { floating, optionLook } from './option-list.tsx'

/** `<MenuTrigger><IconButton/><Menu><MenuItem/>…</Menu></MenuTrigger>` */
export { MenuTrigger }

type MenuProps = Omit<AriaMenuProps<object>, 'className' | 'style' | 'children'> & {
  children: ReactNode
  placement?: PopoverProps['placement']
}

export function Menu({ children, placement = 'bottom end', ...props }: MenuProps) {
  return (
    <Popover offset={4} placement={placement} className={classNames(floating, 'max-w-80 min-w-44')}>
      <AriaMenu {...props} className="max-h-[inherit] overflow-auto p-1 outline-none">
        {children}
      </AriaMenu>
    </Popover>
  )
}

type MenuItemProps = Omit<AriaMenuItemProps, 'children' | 'className' | 'style'> & {
  children: string
  icon?: ReactNode
  note?: string
  shortcut?: readonly string[]
  tone?: 'plain' | 'danger'
}

export function MenuItem({
  children,
  icon,
  note,
  shortcut,
  tone = 'plain',
  ...props
}: MenuItemProps) {
  return (
    <AriaMenuItem
      {...props}
      textValue={children}
      className={classNames(optionLook, tone === 'danger' ? 'text-bad' : '', '[&_svg]:size-4')}
    >
      {({ isSelected, selectionMode }) => (
        <>
          {icon}
          <span className="flex min-w-0 flex-1 flex-col">
            <Text slot="label">{children}</Text>
            {note === undefined ? null : (
              <Text slot="description" className="text-12 text-3">
                {note}
              </Text>
            )}
          </span>
          {shortcut ? <Kbd keys={shortcut} /> : null}
          {selectionMode === 'none' ? null : (
            <Check
              aria-hidden
              className={classNames('text-brand-text', !isSelected && 'invisible')}
            />
          )}
        </>
      )}
    </AriaMenuItem>
  )
}

export function MenuSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <AriaMenuSection className="pt-1">
      <Header className="px-2 py-1 text-12 font-medium text-3">{title}</Header>
      {children}
    </AriaMenuSection>
  )
}

export function MenuSeparator() {
  return <Separator className="-mx-1 my-1 border-t border-line" />
}
