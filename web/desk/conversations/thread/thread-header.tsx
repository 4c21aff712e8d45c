import {
  ArrowLeft,
  ArrowLeftRight,
  Check,
  Ellipsis,
  Hand,
  MessageCircle,
  PanelRight,
  RotateCcw,
  Search,
  Tags,
} from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import type { ConversationState, View } from '@yingsheng/contracts/conversations'
import { Button } from '@yingsheng/ui/button'
import { Chip } from '@yingsheng/ui/chip'
import { IconButton } from '@yingsheng/ui/icon-button'
import { Kbd } from '@yingsheng/ui/kbd'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useQuery } from '@tanstack/react-query'
import { businessQuery } from '../../queries.ts'
import { useEntries } from '../../catalogue/catalogue.ts'
import { TagChip } from '../../catalogue/tag-chip.tsx'
import { LazyMenu } from '../../shell/lazy-menu.tsx'
import { lazyPart } from '../../shell/lazy-part.tsx'
import { claim, reopen, resolve } from '../actions.ts'
import { WaitingClock } from '../list/waiting-clock.tsx'
import type { Thread } from '../rules/fold-thread.ts'
import { ScoreMark } from '../score-mark.tsx'
import { strings } from '../strings.ts'
import { useAgentNames } from '../use-agent-names.ts'
import { useWorkspaceState } from '../workspace-state.ts'

const TagsMenu = lazyPart(async () => (await import('./tags-menu.tsx')).TagsMenu)
const ThreadMenu = lazyPart(async () => (await import('./thread-menu.tsx')).ThreadMenu)

/** With whom, about which number, on which line, whose it is; and what can be done with it. */
export function ThreadHeader({ thread, name, view }: { thread: Thread; name: string; view: View }) {
  const t = useStrings(strings)
  const { conversation } = thread
  return (
    <header className="flex min-h-14.5 shrink-0 items-center gap-1 border-b border-line bg-surface py-1.5 pr-3 pl-4.5 max-sm:pr-1.5 max-sm:pl-1.5">
      <BackButton view={view} />
      <div className="min-w-0 flex-1">
        <h2 dir="auto" className="truncate text-left text-16 leading-6 font-semibold text-1">
          {name}
        </h2>
        <About conversation={conversation} />
      </div>
      <IconButton
        label={t.searchHere}
        shortcut={['/']}
        tooltipPlacement="bottom"
        onPress={() => useWorkspaceState.setState({ isSearching: true })}
      >
        <Search aria-hidden />
      </IconButton>
      <span className="max-lg:hidden">
        <IconButton
          label={t.assign}
          shortcut={['A']}
          tooltipPlacement="bottom"
          isDisabled={conversation.status === 'resolved'}
          onPress={() => useWorkspaceState.setState({ isAssigning: true })}
        >
          <ArrowLeftRight aria-hidden />
        </IconButton>
      </span>
      <LazyMenu
        label={t.changeTags}
        className="inline-flex h-control w-control shrink-0 items-center justify-center rounded-8 text-2 hover:bg-hover hover:text-1 [&_svg]:size-4.5"
        menu={TagsMenu}
        extra={{ conversation }}
      >
        <Tags aria-hidden />
      </LazyMenu>
      <LazyMenu
        label={t.more}
        className="inline-flex h-control w-control shrink-0 items-center justify-center rounded-8 text-2 hover:bg-hover hover:text-1 [&_svg]:size-4.5"
        menu={ThreadMenu}
        extra={{ conversation }}
      >
        <Ellipsis aria-hidden />
      </LazyMenu>
      <span className="max-sm:hidden panel:hidden">
        <IconButton
          label={t.showPanel}
          tooltipPlacement="bottom"
          onPress={() => useWorkspaceState.setState({ isPanelOpen: true })}
        >
          <PanelRight aria-hidden />
        </IconButton>
      </span>
      <MainAction conversation={conversation} />
    </header>
  )
}

/** On a phone, where the list is a screen of its own. */
export function BackButton({ view }: { view: View }) {
  const t = useStrings(strings)
  const navigate = useNavigate()
  return (
    <span className="sm:hidden">
      <IconButton
        label={t.back}
        onPress={() => void navigate({ to: '/conversations/$view', params: { view } })}
      >
        <ArrowLeft aria-hidden />
      </IconButton>
    </span>
  )
}

/** The one thing that is next: claim what is nobody's, resolve what is open, reopen what is done. */
function MainAction({ conversation }: { conversation: ConversationState }) {
  const t = useStrings(strings)
  const { id, status, assigneeId } = conversation
  if (status === 'resolved') {
    return (
      <Button className="ml-1" icon={<RotateCcw aria-hidden />} onPress={() => void reopen(id)}>
        {t.reopen}
      </Button>
    )
  }
  return (
    <>
      {assigneeId === null ? (
        <Button
          variant="primary"
          className="ml-1"
          icon={<Hand aria-hidden />}
          onPress={() => void claim(id)}
        >
          {t.claim}
        </Button>
      ) : null}
      <Button
        className="ml-1"
        icon={<Check aria-hidden />}
        aria-keyshortcuts="E"
        onPress={() => void resolve(id)}
      >
        {t.resolve}
        <span aria-hidden className="ml-0.5 max-lg:hidden">
          <Kbd keys={['E']} />
        </span>
      </Button>
    </>
  )
}

function About({ conversation }: { conversation: ConversationState }) {
  const t = useStrings(strings)
  const nameOf = useAgentNames()
  const { data: business } = useQuery(businessQuery)
  const tags = useEntries('tag').filter(({ id }) => conversation.tagIds.includes(id))
  const line = business?.lines.find(({ id }) => id === conversation.lineId)?.name ?? t.onWebChat
  const isWaiting = conversation.status === 'open' && conversation.waitingSince !== null
  return (
    // One line; what finds no room on it wraps out of sight, the least important first.
    <p className="flex h-5.5 flex-wrap items-center gap-x-2.5 overflow-hidden text-12 whitespace-nowrap text-3 *:h-5.5">
      {isWaiting ? (
        <WaitingClock since={conversation.waitingSince!} label={t.waitingSince} />
      ) : null}
      <span className="num inline-flex items-center">
        {t.conversationNumber(conversation.number)}
      </span>
      {conversation.status === 'resolved' ? <Chip tone="ok">{t.resolved}</Chip> : null}
      {conversation.score === null ? null : (
        <span className="inline-flex items-center">
          <ScoreMark score={conversation.score} />
        </span>
      )}
      <span className="inline-flex items-center gap-1">
        <MessageCircle size={13} aria-hidden />
        {line}
      </span>
      <span className="inline-flex items-center">
        {conversation.assigneeId === null ? t.nobody : t.assignee(nameOf(conversation.assigneeId))}
      </span>
      {tags.map(({ id, fields }) => (
        <TagChip key={id} name={fields.name} tint={fields.tint} />
      ))}
    </p>
  )
}
