import { MessagesSquare } from 'lucide-react'
import { useParams, useSearch } from '@tanstack/react-router'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { useStrings } from '@yingsheng/ui/use-strings'
import { ListColumn } from './list/list-column.tsx'
import { strings } from './strings.ts'
import { ThreadPane } from './thread/thread-pane.tsx'
import { useMovingFocus } from './use-moving-focus.ts'
import { ViewsColumn } from './views-column.tsx'

/** Views, list, conversation, customer: side by side as far as there is room. */
export function Workspace() {
  const { view = 'mine', conversationId = null } = useParams({ strict: false })
  const { at } = useSearch({ strict: false })
  const t = useStrings(strings)
  const workspace = useMovingFocus(conversationId)
  return (
    <div ref={workspace} className="flex h-full">
      <h1 className="sr-only">{t.conversations}</h1>
      <ViewsColumn view={view} />
      <ListColumn view={view} openId={conversationId} />
      {conversationId === null ? (
        <NothingOpen />
      ) : (
        <ThreadPane key={conversationId} id={conversationId} view={view} at={at ?? null} />
      )}
    </div>
  )
}

function NothingOpen() {
  const t = useStrings(strings)
  return (
    <section
      aria-label={t.chooseConversation}
      className="flex min-w-0 flex-1 items-center justify-center max-sm:hidden"
    >
      <EmptyState icon={<MessagesSquare />} title={t.chooseConversation}>
        {t.chooseConversationHint}
      </EmptyState>
    </section>
  )
}
