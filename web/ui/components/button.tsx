import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { usePendingPress } from './pending-press.ts'
import { Spinner } from './spinner.tsx'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger'
export type ButtonSize = 'sm' | 'md' | 'lg'

type ButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'style'> & {
  children: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  /** Shown before the text; a spinner takes its place while `isPending` lasts. */
  icon?: ReactNode
  className?: string
}

/** While `isPending` it keeps the focus, takes no second press and says that it is working. */
export function Button({ children, variant, size, icon, className, ...props }: ButtonProps) {
  const pressProps = usePendingPress(props)
  return (
    <AriaButton {...pressProps} className={classNames(buttonClasses({ variant, size }), className)}>
      {props.isPending ? <Spinner size={16} isSilent /> : icon}
      {children}
    </AriaButton>
  )
}

/** For a link that looks like a button: `<Link className={buttonClasses({ variant: 'primary' })}>`. */
export function buttonClasses(look: {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
}): string {
  return classNames(base, variants[look.variant ?? 'secondary'], sizes[look.size ?? 'md'])
}

const base =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-8 font-medium whitespace-nowrap select-none ' +
  'transition-colors duration-120 data-disabled:opacity-50 forced-colors:border ' +
  '[&_svg]:size-4'

const variants: Record<ButtonVariant, string> = {
  primary:
    'bg-brand text-on-brand hover:bg-brand-hover data-pressed:bg-brand-hover data-disabled:hover:bg-brand',
  secondary:
    'border border-line-2 bg-surface text-1 hover:bg-hover data-pressed:bg-hover data-disabled:hover:bg-surface',
  ghost:
    'text-2 hover:bg-hover hover:text-1 data-pressed:bg-hover data-disabled:hover:bg-transparent',
  danger:
    'bg-bad-solid text-white hover:bg-bad-solid-hover data-pressed:bg-bad-solid-hover data-disabled:hover:bg-bad-solid',
}

const sizes: Record<ButtonSize, string> = {
  sm: 'h-control-sm px-2.5 text-12',
  md: 'h-control px-3 text-13',
  lg: 'h-control-lg px-4 text-14',
}
