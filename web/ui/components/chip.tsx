import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'

export type Tone = 'plain' | 'brand' | 'ok' | 'warn' | 'bad' | 'info' | 'bot' | 'note'

/** A word about a thing: its state, its kind. Never by colour alone. */
export function Chip({
  children,
  tone = 'plain',
  icon,
}: {
  children: ReactNode
  tone?: Tone
  icon?: ReactNode
}) {
  return (
    <span
      className={classNames(
        'inline-flex min-h-5.5 max-w-full items-center gap-1 rounded-6 px-1.5 text-12 font-medium forced-colors:border [&_svg]:size-3.5',
        chipTones[tone],
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  )
}

/** How many wait. `label` says of what, for those who hear it. */
export function Badge({
  count,
  label,
  tone = 'bad',
}: {
  count: number
  label: string
  tone?: 'bad' | 'plain'
}) {
  return (
    <span
      className={classNames(
        'num inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-full px-1 text-11 font-semibold forced-colors:border',
        tone === 'bad' ? 'bg-bad-solid text-white' : 'bg-hover text-2',
      )}
    >
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{label}</span>
    </span>
  )
}

/** A dot and, beside it or read aloud, what it means. */
export function StatusDot({
  tone,
  label,
  isLabelHidden = false,
}: {
  tone: Tone
  label: string
  isLabelHidden?: boolean
}) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span
        aria-hidden
        className={classNames(
          'size-2 shrink-0 rounded-full forced-colors:bg-[CanvasText]',
          dotTones[tone],
        )}
      />
      <span className={isLabelHidden ? 'sr-only' : ''}>{label}</span>
    </span>
  )
}

const chipTones: Record<Tone, string> = {
  plain: 'bg-hover text-2',
  brand: 'bg-brand-tint text-brand-text',
  ok: 'bg-ok-tint text-ok',
  warn: 'bg-warn-tint text-warn',
  bad: 'bg-bad-tint text-bad',
  info: 'bg-info-tint text-info',
  bot: 'bg-bot-tint text-bot',
  note: 'bg-note-tint text-note',
}

const dotTones: Record<Tone, string> = {
  plain: 'bg-line-3',
  brand: 'bg-brand',
  ok: 'bg-ok',
  warn: 'bg-warn',
  bad: 'bg-bad',
  info: 'bg-info',
  bot: 'bg-bot',
  note: 'bg-note',
}
