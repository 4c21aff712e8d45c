import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { strings } from '../strings.ts'
import { useStrings } from '../use-strings.ts'
import { IconButton } from './icon-button.tsx'

type BannerProps = {
  tone: 'info' | 'ok' | 'warn' | 'bad'
  children: ReactNode
  action?: ReactNode
  onClose?: () => void
  /** `bar` runs from edge to edge; `card` stands among other things. */
  shape?: 'card' | 'bar'
}

/** Something to know about this page while it lasts. Bad news is read aloud at once. */
export function Banner({ tone, children, action, onClose, shape = 'card' }: BannerProps) {
  const t = useStrings(strings)
  const Icon = icons[tone]
  return (
    <div
      role={tone === 'bad' || tone === 'warn' ? 'alert' : 'status'}
      className={classNames(
        'flex items-start gap-2 px-3 py-2 text-13 forced-colors:border',
        shape === 'card' && 'rounded-8',
        tones[tone],
      )}
    >
      <Icon size={16} aria-hidden className="mt-0.5" />
      <div className="min-w-0 flex-1">{children}</div>
      {action}
      {onClose ? (
        <IconButton size="sm" label={t.close} className="-my-1 text-inherit!" onPress={onClose}>
          <X aria-hidden />
        </IconButton>
      ) : null}
    </div>
  )
}

const icons = { info: Info, ok: CircleCheck, warn: TriangleAlert, bad: CircleAlert }
const tones = {
  info: 'bg-info-tint text-info',
  ok: 'bg-ok-tint text-ok',
  warn: 'bg-warn-tint text-warn',
  bad: 'bg-bad-tint text-bad',
}
