import { classNames } from '../class-names.ts'

/** Keys as they are printed on the keyboard: `<Kbd keys={['mod', 'K']} />`. */
export function Kbd({
  keys,
  tone = 'plain',
}: {
  keys: readonly string[]
  tone?: 'plain' | 'inverse'
}) {
  return (
    <span className="inline-flex shrink-0 items-center gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className={classNames(
            'inline-flex h-5 min-w-5 items-center justify-center rounded-4 border px-1 font-sans whitespace-nowrap text-11 font-medium',
            tone === 'plain' && 'border-line bg-subtle text-2',
            tone === 'inverse' && 'border-current/30 text-current',
          )}
        >
          {keyName(key)}
        </kbd>
      ))}
    </span>
  )
}

/** `mod` is ⌘ on a Mac and Ctrl elsewhere. */
function keyName(key: string): string {
  const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
  if (key === 'mod') return isMac ? '⌘' : 'Ctrl'
  if (key === 'shift') return isMac ? '⇧' : 'Shift'
  if (key === 'up') return '↑'
  if (key === 'down') return '↓'
  return key
}
