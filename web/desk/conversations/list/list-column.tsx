import { ChevronDown } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import type { View } from '@yingsheng/contracts/conversations'
import { useQuery } from '@tanstack/react-query'
import { classNames } from '@yingsheng/ui/class-names'
import { useStrings } from '@yingsheng/ui/use-strings'
import { LazyMenu } from '../../shell/lazy-menu.tsx'
import { lazyPart } from '../../shell/lazy-part.tsx'
import { countsQuery } from '../list-queries.ts'
import { shownCount } from '../rules/shown-count.ts'
import { strings } from '../strings.ts'
import { TabStrip } from '../tab-strip.tsx'
import { useWorkspaceState } from '../workspace-state.ts'
import { ListBody } from './list-body.tsx'
import { useListed, type Group, type Listed } from './use-listed.ts'

const ViewMenu = lazyPart(async () => (await import('./view-menu.tsx')).ViewMenu)

/** One view of the list, by whose turn it is. */
export function ListColumn({ view, openId }: { view: View; openId: string | null }) {
  const t = useStrings(strings)
  const chosen = useWorkspaceState((state) => state.group)
  const group = view === 'resolved' ? null : chosen
  const listed = useListed(view, group)
  return (
    <section
      aria-label={t.conversationList}
      className={classNames(
        'flex w-79 shrink-0 flex-col border-r border-line bg-surface max-panel:w-75 max-sm:w-full max-sm:border-r-0',
        openId !== null && 'max-sm:hidden',
      )}
    >
      <ListHeader view={view} />
      {group === null ? null : (
        <Groups group={group} groups={listed.groups} isLoading={listed.pages.isPending} />
      )}
      <ListBody
        key={`${view} ${group}`}
        view={view}
        group={group}
        openId={openId}
        listed={listed}
      />
    </section>
  )
}

function ListHeader({ view }: { view: View }) {
  const t = useStrings(strings)
  const navigate = useNavigate()
  const { data: counts } = useQuery(countsQuery)
  const count = view === 'resolved' ? null : (counts?.[view] ?? null)
  const title = (
    <>
      <span className="truncate">{t.viewNames[view]}</span>
      {count === null ? null : (
        <span className="num text-14 font-normal text-3">{shownCount(count)}</span>
      )}
    </>
  )
  return (
    <header className="flex h-13.5 shrink-0 items-center px-3.5">
      <h2 className="hidden min-w-0 items-baseline gap-2 text-16 font-semibold text-1 views:flex">
        {title}
      </h2>
      <h2 className="flex min-w-0 views:hidden">
        <LazyMenu
          label={`${t.chooseView}: ${t.viewNames[view]}`}
          className="-ml-1.5 flex min-h-8 min-w-0 items-center gap-2 rounded-6 px-1.5 text-16 font-semibold text-1 hover:bg-hover"
          menu={ViewMenu}
          extra={{
            view,
            choose: (next: View) =>
              void navigate({ to: '/conversations/$view', params: { view: next } }),
          }}
        >
          {title}
          <ChevronDown size={16} aria-hidden className="text-3" />
        </LazyMenu>
      </h2>
    </header>
  )
}

type GroupsProps = { group: Group; groups: Listed['groups']; isLoading: boolean }

function Groups({ group, groups, isLoading }: GroupsProps) {
  const t = useStrings(strings)
  const tab = (id: Group) => {
    const { count, isMore } = groups[id]
    return {
      id,
      panelId: 'conversation-list',
      className: 'h-7.5',
      label: (
        <>
          {t[id]}
          {isLoading ? null : <span className="num">{isMore ? t.countOrMore(count) : count}</span>}
        </>
      ),
    }
  }
  return (
    <TabStrip
      label={t.groups}
      className="shrink-0 border-b border-line px-3.5"
      tabs={[tab('waiting'), tab('answered')]}
      value={group}
      onChange={(next) => useWorkspaceState.setState({ group: next })}
    />
  )
}
