import { CheckCheck, Inbox, Layers, UserRoundPlus, type LucideIcon } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { View } from '@yingsheng/contracts/conversations'
import { classNames } from '@yingsheng/ui/class-names'
import { useStrings } from '@yingsheng/ui/use-strings'
import { countsQuery, listQuery } from './list-queries.ts'
import { queryClient } from '../queries.ts'
import { shownCount } from './rules/shown-count.ts'
import { strings } from './strings.ts'

const views: readonly [View, LucideIcon][] = [
  ['mine', Inbox],
  ['unassigned', UserRoundPlus],
  ['all', Layers],
  ['resolved', CheckCheck],
]

/** The views of the list and how many conversations each holds. */
export function ViewsColumn({ view }: { view: View }) {
  const t = useStrings(strings)
  const { data: counts } = useQuery(countsQuery)
  return (
    <nav
      aria-labelledby="views"
      className="hidden w-47 shrink-0 flex-col border-r border-line bg-subtle px-2 py-3 views:flex"
    >
      <h2 id="views" className="px-2 pb-2 text-12 font-semibold text-3">
        {t.views}
      </h2>
      <ul className="flex flex-col">
        {views.map(([id, Icon]) => {
          const isHere = id === view
          const count = id === 'resolved' ? undefined : counts?.[id]
          const isCalling = id === 'unassigned' && (count ?? 0) > 0 && !isHere
          return (
            <li key={id}>
              <Link
                to="/conversations/$view"
                params={{ view: id }}
                preload={false}
                onMouseEnter={() => void queryClient.prefetchInfiniteQuery(listQuery(id))}
                aria-current={isHere ? 'page' : undefined}
                className={classNames(
                  'flex h-7.5 items-center gap-2.5 rounded-6 px-2 text-13 -outline-offset-2!',
                  isHere
                    ? 'bg-selected font-semibold text-brand-text'
                    : 'text-2 hover:bg-hover hover:text-1',
                )}
              >
                <Icon size={16} aria-hidden />
                <span className="min-w-0 flex-1 truncate">{t.viewNames[id]}</span>
                {count === undefined ? null : (
                  <span
                    className={classNames('num text-12', isCalling && 'font-semibold text-bad')}
                  >
                    {shownCount(count)}
                  </span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
