import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button'
import { classNames } from '../class-names.ts'
import { buttonClasses, type ButtonSize, type ButtonVariant } from './button.tsx'
import { usePendingPress } from './pending-press.ts'
import { Spinner } from './spinner.tsx'
import { Tooltip } from './tooltip.tsx'

type IconButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'aria-label'> & {
  /** What it does: read aloud, and shown as a tooltip with the shortcut. */
  label: string
  shortcut?: readonly string[]
  children: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  tooltipPlacement?: 'top' | 'bottom' | 'left' | 'right'
  className?: string
}

export function IconButton(props: IconButtonProps) {
  const {
    label,
    shortcut,
    children,
    variant = 'ghost',
    size = 'md',
    tooltipPlacement,
    className,
    ...rest
  } = props
  const pressProps = usePendingPress(rest)
  return (
    <Tooltip text={label} shortcut={shortcut} placement={tooltipPlacement}>
      <AriaButton
        {...pressProps}
        aria-label={label}
        {...(shortcut ? { 'aria-keyshortcuts': ariaKeys(shortcut) } : {})}
        className={classNames(
          buttonClasses({ variant, size }),
          'relative px-0!',
          squares[size],
          '[&_svg]:size-4.5! aria-pressed:bg-selected aria-pressed:text-brand-text',
          className,
        )}
      >
        {rest.isPending ? <Spinner size={16} isSilent /> : children}
      </AriaButton>
    </Tooltip>
  )
}

const squares: Record<ButtonSize, string> = {
  sm: 'w-control-sm',
  md: 'w-control',
  lg: 'w-control-lg',
}

function ariaKeys(shortcut: readonly string[]): string {
  return shortcut
    .map((key) => (key === 'mod' ? 'Control' : key === 'shift' ? 'Shift' : key))
    .join('+')
}
