import type { PresenceState } from '@yingsheng/contracts/presence'
import { classNames } from '@yingsheng/ui/class-names'

const looks: Record<PresenceState, string> = {
  online: 'bg-ok',
  busy: 'bg-bad',
  break: 'bg-warn',
  offline: 'border-2 border-current bg-transparent opacity-70',
}

/** A state as a dot; its word stands beside it or in its parent's name. */
export function StateDot({ state, className }: { state: PresenceState; className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames('inline-block size-2.5 shrink-0 rounded-full', looks[state], className)}
    />
  )
}
