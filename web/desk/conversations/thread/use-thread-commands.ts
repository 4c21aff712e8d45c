import { ArrowLeftRight, Check, Hand, Lock, MailOpen, Reply, RotateCcw, Search } from 'lucide-react'
import { useMemo } from 'react'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useOfferCommands, type Command } from '../../shell/commands.ts'
import { strings } from '../../shell/strings.ts'
import { claim, markUnread, reopen, resolve } from '../actions.ts'
import { focusComposer } from '../composer/focus-composer.ts'
import type { Thread } from '../rules/fold-thread.ts'
import { useWorkspaceState } from '../workspace-state.ts'

/** What can be done with the open conversation, by key and by palette. */
export function useThreadCommands({ conversation: { id, status, assigneeId } }: Thread): void {
  const t = useStrings(strings).shortcuts
  const commands = useMemo((): Command[] => {
    const isOpen = status === 'open'
    const act = (
      name: keyof typeof t & string,
      icon: Command['icon'],
      key: string,
      run: () => void,
    ): Command => {
      return { id: name, group: 'actions', label: t[name], icon, key, run }
    }
    return [
      ...(isOpen ? [act('reply', Reply, 'r', () => focusComposer(id, 'reply'))] : []),
      act('note', Lock, 'n', () => focusComposer(id, 'note')),
      isOpen
        ? act('resolve', Check, 'e', () => void resolve(id))
        : act('reopen', RotateCcw, 'e', () => void reopen(id)),
      ...(isOpen && assigneeId === null ? [act('claim', Hand, 'c', () => void claim(id))] : []),
      ...(isOpen
        ? [
            act('assign', ArrowLeftRight, 'a', () =>
              useWorkspaceState.setState({ isAssigning: true }),
            ),
          ]
        : []),
      act('unread', MailOpen, 'u', () => void markUnread(id)),
      act('search', Search, '/', () => useWorkspaceState.setState({ isSearching: true })),
    ]
  }, [id, status, assigneeId, t])
  useOfferCommands('thread', commands)
}
