import { Flag, MessageCircle } from 'lucide-react'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { ConversationRow, View } from '@yingsheng/contracts/conversations'
import { Avatar } from '@yingsheng/ui/avatar'
import { Badge, Chip } from '@yingsheng/ui/chip'
import { classNames } from '@yingsheng/ui/class-names'
import { useMinute } from '@yingsheng/ui/use-now'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useTyping } from '../../live/presence.ts'
import { relativeTime } from '../rules/relative-time.ts'
import { ScoreMark } from '../score-mark.tsx'
import { strings } from '../strings.ts'
import { prefetchThread } from '../thread-queries.ts'
import { WaitingClock } from './waiting-clock.tsx'

type Props = {
  row: ConversationRow
  view: View
  isOpen: boolean
  isCompact: boolean
  /** Who answers, where the view does not say it already. */
  assignee: string | null
}

/** One row of the list: who, what was said last, since when he waits. */
export const ConversationItem = memo(function ConversationItem({
  row,
  view,
  isOpen,
  isCompact,
  assignee,
}: Props) {
  const t = useStrings(strings)
  const name = row.customerName ?? t.anonymous(row.customerNumber)
  const isWaiting = row.status === 'open' && row.waitingSince !== null
  return (
    <Link
      to="/conversations/$view/$conversationId"
      params={{ view, conversationId: row.id }}
      preload={false}
      data-conversation={row.id}
      aria-current={isOpen ? 'true' : undefined}
      onMouseEnter={() => prefetchThread(row.id)}
      onFocus={() => prefetchThread(row.id)}
      className={classNames(
        'group relative mx-1.5 flex gap-2.5 rounded-8 px-2 text-13 -outline-offset-2! hover:bg-hover',
        isCompact ? 'h-12 items-center' : 'py-2.25',
        isOpen && 'bg-selected hover:bg-selected',
      )}
    >
      {isOpen ? (
        <span
          aria-hidden
          className="absolute inset-y-2.5 -left-1.5 w-0.75 rounded-r-full bg-brand"
        />
      ) : null}
      <Face row={row} name={name} size={isCompact ? 32 : 36} isOpen={isOpen} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-baseline gap-2">
          <span
            dir="auto"
            className={classNames(
              'min-w-0 flex-1 truncate text-left text-14 text-1',
              row.unread > 0 ? 'font-semibold' : 'font-medium',
            )}
          >
            {name}
          </span>
          {isWaiting && row.urgency > 0 ? (
            <Flag
              size={13}
              role="img"
              aria-label={t.urgencies[row.urgency]}
              className={classNames(
                'shrink-0 self-center',
                row.urgency > 1 ? 'fill-current text-bad' : 'text-warn',
              )}
            />
          ) : null}
          {isCompact && isWaiting ? (
            <WaitingClock since={row.waitingSince!} />
          ) : (
            <Time at={row.lastMessageAt} />
          )}
        </span>
        <span className="flex items-center gap-2">
          <LastLine row={row} isOpen={isOpen} />
          {row.score === null ? null : <ScoreMark score={row.score} />}
          {row.unread > 0 ? <Badge count={row.unread} label={t.unread(row.unread)} /> : null}
        </span>
        <span className="sr-only">{t.onWebChat}</span>
        {isCompact || (!isWaiting && !assignee) ? null : (
          <span className="mt-0.5 flex min-h-4.5 items-center gap-2">
            <span className="flex min-w-0 flex-1">{assignee ? <Chip>{assignee}</Chip> : null}</span>
            {isWaiting ? <WaitingClock since={row.waitingSince!} /> : null}
          </span>
        )}
      </span>
    </Link>
  )
})

/** The initial, and the sign of the channel the talk is on. */
function Face({
  row,
  name,
  size,
  isOpen,
}: {
  row: ConversationRow
  name: string
  size: 32 | 36
  isOpen: boolean
}) {
  return (
    <span aria-hidden className="relative h-fit">
      <Avatar id={row.customerId} name={name} size={size} />
      <span
        className={classNames(
          'absolute -right-1.5 -bottom-1.5 flex size-5 items-center justify-center rounded-full border-2 bg-brand text-on-brand',
          isOpen ? 'border-selected' : 'border-surface group-hover:border-hover',
        )}
      >
        <MessageCircle size={11} className="stroke-[2.2]!" />
      </span>
    </span>
  )
}

function Time({ at }: { at: string }) {
  const t = useStrings(strings)
  const now = useMinute()
  return (
    <time dateTime={at} className="num shrink-0 text-12 text-3">
      {relativeTime(at, now, t.times)}
    </time>
  )
}

function LastLine({ row, isOpen }: { row: ConversationRow; isOpen: boolean }) {
  const t = useStrings(strings)
  const { isCustomer } = useTyping(row.id)
  const look = 'min-w-0 flex-1 truncate text-left'
  if (isCustomer)
    return <span className={classNames(look, 'text-brand-text')}>{t.customerTyping}</span>
  if (row.draft && !isOpen) {
    return (
      <span className={classNames(look, 'text-2')}>
        <span className="text-bad">{t.draft}</span> <bdi>{row.draft}</bdi>
      </span>
    )
  }
  const { by, what, text, files } = row.lastLine
  return (
    <span className={classNames(look, row.unread > 0 ? 'text-1' : 'text-2')}>
      {by === 'note' ? <span className="text-note">{t.noteLine}</span> : null}
      <bdi>
        {what === 'recalled' ? t.recalled : text || (files > 0 ? t.files(files) : t.noLines)}
      </bdi>
    </span>
  )
}
