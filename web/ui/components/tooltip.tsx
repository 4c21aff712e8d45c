import type { ReactElement, ReactNode } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { Kbd } from './kbd.tsx'

/** Says in a word what the focusable child does. Shown on hover after a moment, on focus at once. */
export function Tooltip(props: {
  children: ReactElement
  text: ReactNode
  /** The keys that do the same. */
  shortcut?: readonly string[] | undefined
  placement?: 'top' | 'bottom' | 'left' | 'right' | undefined
  isDisabled?: boolean | undefined
}) {
  return (
    <TooltipTrigger delay={500} closeDelay={80} isDisabled={props.isDisabled ?? false}>
      {props.children}
      <AriaTooltip
        offset={6}
        placement={props.placement ?? 'top'}
        className="flex max-w-72 items-center gap-2 rounded-6 bg-(--text) px-2 py-1 text-12 text-canvas shadow-2 transition-opacity duration-120 data-entering:opacity-0 data-exiting:opacity-0 forced-colors:border"
      >
        {props.text}
        {props.shortcut ? <Kbd keys={props.shortcut} tone="inverse" /> : null}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
