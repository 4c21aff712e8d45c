import { useRef, useState, type ComponentType, type ReactNode, type RefObject } from 'react'
import { Button, type ButtonProps } from 'react-aria-components/Button'

export type LazyMenuProps = {
  triggerRef: RefObject<HTMLButtonElement | null>
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

type Props<Extra> = Omit<ButtonProps, 'children' | 'onPress' | 'className'> & {
  label: string
  children: ReactNode
  className: string
  /** Made by `lazyPart`. */
  menu: ComponentType<LazyMenuProps & Extra>
  /** What the menu needs to know. */
  extra: Extra
}

/** A button whose menu is a lazy part: menus are heavy, and the first paint is not. */
export function LazyMenu<Extra extends object>({
  label,
  children,
  className,
  menu: Menu,
  extra,
  ...props
}: Props<Extra>) {
  const triggerRef = useRef<HTMLButtonElement>(null)
  const [isWanted, setIsWanted] = useState(false)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Button
        {...props}
        ref={triggerRef}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        className={className}
        onHoverStart={() => setIsWanted(true)}
        onPress={() => {
          setIsWanted(true)
          setIsOpen((wasOpen) => !wasOpen)
        }}
      >
        {children}
      </Button>
      {isWanted ? (
        <Menu {...extra} triggerRef={triggerRef} isOpen={isOpen} onOpenChange={setIsOpen} />
      ) : null}
    </>
  )
}
