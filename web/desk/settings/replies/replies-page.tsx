import { useQuery } from '@tanstack/react-query'
import { Plus, Zap } from 'lucide-react'
import { useState } from 'react'
import type { QuickReply } from '@yingsheng/contracts/replies'
import { Button } from '@yingsheng/ui/button'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { SegmentedControl } from '@yingsheng/ui/radio-group'
import { SearchField } from '@yingsheng/ui/search-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../../queries.ts'
import { archivedRepliesQuery, quickRepliesQuery } from '../../replies/quick-replies-query.ts'
import { findSpelled } from '../../replies/rules/match-reply.ts'
import { Loaded } from '../load-states.tsx'
import { mayShare } from '../sections.ts'
import { SettingsFrame } from '../settings-frame.tsx'
import { type NewReply, ReplyDialog } from './reply-dialog.tsx'
import { ReplyGroups } from './reply-list.tsx'
import { strings } from './strings.ts'

type Shown = 'shared' | 'own' | 'archived'

/** Everybody's page: what all share, and what is one's own. */
export function RepliesPage() {
  const t = useStrings(strings)
  const { agent } = useMe()
  const [shown, setShown] = useState<Shown>(mayShare(agent.role) ? 'shared' : 'own')
  const [edited, setEdited] = useState<QuickReply | NewReply | null>(null)
  const used = useQuery(quickRepliesQuery)
  const archived = useQuery({ ...archivedRepliesQuery, enabled: shown === 'archived' })
  const begin = () =>
    setEdited({ isShared: shown === 'shared' && mayShare(agent.role), text: '', group: '' })
  return (
    <SettingsFrame
      title={t.title}
      description={t.description}
      action={
        <Button variant="primary" icon={<Plus aria-hidden />} onPress={begin}>
          {t.create}
        </Button>
      }
    >
      <SegmentedControl<Shown>
        label={t.show}
        isLabelHidden
        options={[
          { id: 'shared', label: t.shared(count(used.data, true)) },
          { id: 'own', label: t.own(count(used.data, false)) },
          { id: 'archived', label: t.archived },
        ]}
        value={shown}
        onChange={setShown}
      />
      <Loaded query={shown === 'archived' ? archived : used}>
        {(replies) => <ReplyLists key={shown} replies={replies} shown={shown} onEdit={setEdited} />}
      </Loaded>
      {edited ? <ReplyDialog reply={edited} onClose={() => setEdited(null)} /> : null}
    </SettingsFrame>
  )
}

function count(replies: readonly QuickReply[] | undefined, isShared: boolean): number {
  return replies?.filter((reply) => reply.isShared === isShared).length ?? 0
}

type ListsProps = {
  replies: readonly QuickReply[]
  shown: Shown
  onEdit: (reply: QuickReply) => void
}

function ReplyLists({ replies, shown, onEdit }: ListsProps) {
  const t = useStrings(strings)
  const { agent } = useMe()
  const [sought, setSought] = useState('')
  const all = replies.filter(
    ({ isShared }) => shown === 'archived' || isShared === (shown === 'shared'),
  )
  const listed = sought.trim() === '' ? all : all.filter((reply) => matches(reply, sought))
  if (all.length === 0)
    return (
      <EmptyState icon={<Zap />} title={shown === 'archived' ? t.noneArchived : t.none}>
        {shown === 'shared' ? t.noneShared : shown === 'own' ? t.noneOwn : null}
      </EmptyState>
    )
  return (
    <>
      <SearchField label={t.search} placeholder={t.search} value={sought} onChange={setSought} />
      {listed.length === 0 ? (
        <EmptyState title={t.noneFound}>{t.noneFoundText}</EmptyState>
      ) : (
        <ReplyGroups
          replies={listed}
          mayKeep={({ isShared }) => !isShared || mayShare(agent.role)}
          isWhole={listed.length === all.length}
          onEdit={onEdit}
        />
      )}
    </>
  )
}

function matches({ title, text, shortcut, spelling }: QuickReply, sought: string): boolean {
  return (
    findSpelled(title, spelling.title, sought) !== null ||
    findSpelled(text, spelling.text, sought) !== null ||
    (shortcut?.startsWith(sought.trim().toLowerCase()) ?? false)
  )
}
