import {
  lazy,
  Suspense,
  useRef,
  useState,
  type ComponentType,
  type ReactNode,
  type RefObject,
} from 'react'
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
  menu: ComponentType<LazyMenuProps & Extra>
  /** What the menu needs to know. */
  extra: Extra
}

/** A button whose menu is loaded when it is first wanted: menus are heavy, and the first paint is not. */
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
        <Suspense fallback={null}>
          <Menu {...extra} triggerRef={triggerRef} isOpen={isOpen} onOpenChange={setIsOpen} />
        </Suspense>
      ) : null}
    </>
  )
}

/** `lazyMenu(() => import('./x.tsx'), 'X')` */
export function lazyMenu<Extra extends object, Name extends string>(
  load: () => Promise<Record<Name, ComponentType<LazyMenuProps & Extra>>>,
  name: Name,
): ComponentType<LazyMenuProps & Extra> {
  return lazy(async () => ({ default: (await load())[name] })) as unknown as ComponentType<
    LazyMenuProps & Extra
  >
}
