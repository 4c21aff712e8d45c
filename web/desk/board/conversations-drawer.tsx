import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Headphones } from 'lucide-react'
import type { BoardConversation } from '@yingsheng/contracts/supervision'
import { Banner } from '@yingsheng/ui/banner'
import { buttonClasses } from '@yingsheng/ui/button'
import { Drawer } from '@yingsheng/ui/dialog'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { SkeletonRows } from '@yingsheng/ui/skeleton'
import { useSecond } from '@yingsheng/ui/use-now'
import { useStrings } from '@yingsheng/ui/use-strings'
import { sentenceFor } from '../say-refusal.ts'
import { conversationsQuery } from './board-queries.ts'
import { runningClock } from './rules/board-figures.ts'
import { strings } from './strings.ts'

export type Shown = { title: string; of: { agentId: string } | { queueId: string } }

/** Conversations under way, each to be listened in on. */
export function ConversationsDrawer({ shown, onClose }: { shown: Shown; onClose: () => void }) {
  const t = useStrings(strings)
  const { data, error } = useQuery(conversationsQuery(shown.of))
  return (
    <Drawer isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={shown.title}>
      {data === undefined ? (
        error ? (
          <Banner tone="bad">{sentenceFor(error)}</Banner>
        ) : (
          <SkeletonRows />
        )
      ) : data.length === 0 ? (
        <EmptyState title={t.noConversations} />
      ) : (
        <ul className="flex flex-col">
          {data.map((conversation) => (
            <Item key={conversation.id} conversation={conversation} />
          ))}
        </ul>
      )}
    </Drawer>
  )
}

function Item({ conversation }: { conversation: BoardConversation }) {
  const t = useStrings(strings)
  const now = useSecond()
  const { id, number, customerName, customerNumber, lastText } = conversation
  const since = conversation.waitingSince ?? conversation.queuedAt
  const name = customerName ?? t.anonymous(customerNumber)
  return (
    <li className="flex items-center gap-3 border-b border-line py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2 text-13 font-medium text-1">
          <bdi className="truncate">{name}</bdi>
          <span className="num text-12 font-normal text-3">#{number}</span>
          {since === null ? null : (
            <span className="num ml-auto text-12 font-normal text-warn">
              {runningClock((now - Date.parse(since)) / 1000, t.days)}
            </span>
          )}
        </p>
        <p dir="auto" className="truncate text-12 text-3">
          {lastText}
        </p>
      </div>
      <Link
        to="/board/$conversationId"
        params={{ conversationId: id }}
        aria-label={`${t.listen} ${name}`}
        className={buttonClasses({ size: 'sm' })}
      >
        <Headphones aria-hidden />
        {t.listen}
      </Link>
    </li>
  )
}
