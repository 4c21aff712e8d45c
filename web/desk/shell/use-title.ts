import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { View } from '@yingsheng/contracts/conversations'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings as conversationStrings } from '../conversations/strings.ts'
import { useRows } from '../conversations/rows.ts'
import { useUnreadCount } from '../conversations/unread-count.ts'
import { useShellState } from './shell-state.ts'
import { strings } from './strings.ts'

/** What the tab says: how many wait unread, where one is, and a dot on the icon for those who cannot read it. */
export function useTitle(): void {
  const t = useStrings(strings)
  const unread = useUnreadCount()
  const page = useWhere()
  useEffect(() => {
    const title = page ? `${page} · ${t.product}` : t.product
    document.title = unread > 0 ? t.unreadTitle(unread, title) : title
  }, [unread, page, t])
  const hasUnread = unread > 0
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')
    if (icon) icon.href = hasUnread ? '/desk/icon-unread.svg' : '/desk/icon.svg'
  }, [hasUnread])
}

function useWhere(): string | null {
  const shell = useStrings(strings)
  const said = useStrings(conversationStrings)
  const own = useShellState((state) => state.pageName)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const params = useRouterState({
    select: (state): { view?: View; conversationId?: string } => state.matches.at(-1)?.params ?? {},
    structuralSharing: true,
  })
  const customer = useRows(({ rows }) => {
    const row = params.conversationId ? rows.get(params.conversationId) : undefined
    return row ? (row.customerName ?? said.anonymous(row.customerNumber)) : null
  })
  if (customer) return customer
  if (params.view) return said.viewNames[params.view]
  if (path.startsWith('/board')) return shell.board
  return own
}
