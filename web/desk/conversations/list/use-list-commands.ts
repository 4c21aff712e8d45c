import { ArrowDown, ArrowUp, CornerDownLeft } from 'lucide-react'
import { useMemo, useRef } from 'react'
import type { ConversationRow } from '@yingsheng/contracts/conversations'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useOfferCommands, type Command } from '../../shell/commands.ts'
import { strings } from '../../shell/strings.ts'
import { openConversation } from '../open-conversation.ts'

type Options = {
  shown: readonly ConversationRow[]
  openId: string | null
  focusRow: (index: number) => void
  release: () => void
}

/** J and K walk through the list, Enter opens; the walk goes on from where the focus or the open one is. */
export function useListCommands(options: Options): void {
  const t = useStrings(strings).shortcuts
  const last = useRef(-1)
  // The list changes with every event; the commands on it stay what they are.
  const latest = useRef(options)
  latest.current = options
  const commands = useMemo((): Command[] => {
    const here = ({ shown, openId }: Options) => {
      const focused =
        document.activeElement?.closest<HTMLElement>('[data-conversation]')?.dataset['conversation']
      const index = shown.findIndex((row) => row.id === (focused ?? openId))
      // What was open has left the list: its place is where to go on.
      return index >= 0 ? index : last.current - 0.5
    }
    const walk = (step: 1 | -1) => {
      const { shown, focusRow, release } = latest.current
      if (shown.length === 0) return
      release()
      const from = here(latest.current)
      const next = step === 1 ? Math.floor(from + 1) : Math.ceil(from - 1)
      last.current = Math.min(shown.length - 1, Math.max(0, next))
      focusRow(last.current)
    }
    const open = () => {
      const row = latest.current.shown[Math.max(0, Math.round(here(latest.current)))]
      if (row) openConversation(row.id)
    }
    return [
      { id: 'next', group: 'goTo', label: t.next, icon: ArrowDown, key: 'j', run: () => walk(1) },
      {
        id: 'previous',
        group: 'goTo',
        label: t.previous,
        icon: ArrowUp,
        key: 'k',
        run: () => walk(-1),
      },
      {
        id: 'open',
        group: 'goTo',
        label: t.open,
        icon: CornerDownLeft,
        key: 'Enter',
        keys: ['Enter'],
        run: open,
      },
    ]
  }, [t])
  useOfferCommands('list', commands)
}
