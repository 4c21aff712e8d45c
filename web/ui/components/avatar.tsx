import { classNames } from '../class-names.ts'

type AvatarProps = {
  /** Decides the tint, so that one person has one colour everywhere. */
  id: string
  name: string
  size?: 20 | 24 | 32 | 36 | 40 | 56
  /** Read aloud only where no name stands beside it. */
  isNamed?: boolean
  className?: string
}

/** The first character of the name: the family name in Chinese, the initial in Latin. */
export function Avatar({ id, name, size = 32, isNamed = false, className }: AvatarProps) {
  const tint = tintOf(id)
  return (
    <span
      {...(isNamed ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
      className={classNames(
        'inline-flex shrink-0 items-center justify-center rounded-full font-semibold select-none forced-colors:border',
        className,
      )}
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * 0.42),
        lineHeight: 1,
        background: `var(--tint-${tint})`,
        color: `var(--tint-fg-${tint})`,
      }}
    >
      {initialOf(name)}
    </span>
  )
}

export function initialOf(name: string): string {
  const [first] = name.trim()
  return first === undefined ? '·' : first.toLocaleUpperCase()
}

const tints = 8

/** FNV-1a: small, and spreads ids that differ by little. */
function tintOf(id: string): number {
  let hash = 0x811c9dc5
  for (const character of id) hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  return ((hash >>> 0) % tints) + 1
}
