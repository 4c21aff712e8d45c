import { Ellipsis } from 'lucide-react'
import type { Message } from '@yingsheng/contracts/conversations'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../../queries.ts'
import { LazyMenu } from '../../shell/lazy-menu.tsx'
import { lazyPart } from '../../shell/lazy-part.tsx'
import { messageStrings } from '../message-strings.ts'

const MessageMenu = lazyPart(async () => (await import('./message-menu.tsx')).MessageMenu)

/** Beside a line, when one points at it or comes by keyboard: what can be done with it. */
export function MessageActions({ message }: { message: Message }) {
  const t = useStrings(messageStrings)
  const { agent } = useMe()
  // Of what was recalled there is only the earlier wording, and that is for supervisors.
  if (message.recalledAt !== undefined && agent.role === 'agent') return null
  return (
    <LazyMenu
      label={t.actions}
      menu={MessageMenu}
      extra={{ message }}
      className="inline-flex size-7 shrink-0 items-center justify-center rounded-8 text-3 opacity-0 group-focus-within/said:opacity-100 group-hover/said:opacity-100 hover:bg-hover hover:text-1 focus-visible:opacity-100 aria-expanded:opacity-100 pointer-coarse:opacity-100"
    >
      <Ellipsis size={16} aria-hidden />
    </LazyMenu>
  )
}
