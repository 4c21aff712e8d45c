import type { Tint } from '@yingsheng/contracts/catalogue'

/** A tag as it looks wherever it is shown. */
export function TagChip({ name, tint }: { name: string; tint: Tint }) {
  return (
    <span
      className="inline-flex min-h-5.5 max-w-full items-center rounded-6 px-1.5 text-12 font-medium forced-colors:border"
      style={tintLooks[tint]}
    >
      <span className="truncate">{name}</span>
    </span>
  )
}

/** The tokens of each tint. */
export const tintLooks: Record<Tint, { background: string; color: string }> = {
  grey: { background: 'var(--hover)', color: 'var(--text-2)' },
  teal: { background: 'var(--tint-1)', color: 'var(--tint-fg-1)' },
  blue: { background: 'var(--tint-2)', color: 'var(--tint-fg-2)' },
  purple: { background: 'var(--tint-3)', color: 'var(--tint-fg-3)' },
  green: { background: 'var(--tint-6)', color: 'var(--tint-fg-6)' },
  amber: { background: 'var(--tint-5)', color: 'var(--tint-fg-5)' },
  red: { background: 'var(--tint-4)', color: 'var(--tint-fg-4)' },
  pink: { background: 'var(--tint-9)', color: 'var(--tint-fg-9)' },
}
