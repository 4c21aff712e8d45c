import { useQuery } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../queries.ts'
import { listenersQuery } from './hear-supervision.ts'
import { toldStrings } from './told-strings.ts'

/** Says to whoever is in the conversation that a supervisor listens. */
export function ListeningNotice({ conversationId }: { conversationId: string }) {
  const t = useStrings(toldStrings)
  const { agent } = useMe()
  const { data = [] } = useQuery(listenersQuery(conversationId))
  const names = data.filter(({ agentId }) => agentId !== agent.id).map(({ name }) => name)
  return (
    <p
      role="status"
      className="flex shrink-0 items-center gap-2 bg-info-tint px-4.5 py-1.5 text-12 text-info empty:hidden"
    >
      {names.length > 0 ? (
        <>
          <Eye size={15} aria-hidden className="shrink-0" />
          {t.listenedBy(names.join('、'))}
        </>
      ) : null}
    </p>
  )
}
