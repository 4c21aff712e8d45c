import type { ConversationRow } from '@yingsheng/contracts/conversations'
import { meQuery, queryClient } from '../queries.ts'
import { useRows } from './rows.ts'

/** How many of my open conversations hold customer lines I have not read. */
export function useUnreadCount(): number {
  return useRows(({ rows }) =>
    countUnread(rows.values(), queryClient.getQueryData(meQuery.queryKey)?.agent.id ?? ''),
  )
}

function countUnread(rows: Iterable<ConversationRow>, myId: string): number {
  let count = 0
  for (const row of rows) {
    if (row.status === 'open' && row.assigneeId === myId && row.unread > 0) count++
  }
  return count
}
