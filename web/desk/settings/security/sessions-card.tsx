import { useMutation, useQuery } from '@tanstack/react-query'
import { Laptop, Smartphone } from 'lucide-react'
import type { ReplyOf } from '@yingsheng/contracts/api'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { Chip } from '@yingsheng/ui/chip'
import { TimeAgo } from '@yingsheng/ui/time-ago'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { queryClient } from '../../queries.ts'
import { showRefusal } from '../../say-refusal.ts'
import { Loaded } from '../load-states.tsx'
import { mySessionsQuery } from './sessions-query.ts'
import { strings } from './strings.ts'
import { useBrowserName } from './use-browser-name.ts'

type Session = ReplyOf<'GET /api/me/sessions'>['sessions'][number]

export function SessionsCard() {
  const t = useStrings(strings)
  const sessions = useQuery(mySessionsQuery)
  return (
    <Card id="setting-sessions" title={t.sessions} description={t.sessionsText}>
      <Loaded query={sessions}>
        {(list) => (
          <ul className="-my-1 flex flex-col divide-y divide-line">
            {inOrder(list).map((session) => (
              <SessionRow key={session.id} session={session} />
            ))}
          </ul>
        )}
      </Loaded>
      {sessions.data?.length === 1 ? <p className="pt-2 text-12 text-3">{t.onlyHere}</p> : null}
    </Card>
  )
}

function SessionRow({ session }: { session: Session }) {
  const t = useStrings(strings)
  const { name, isPhone } = useBrowserName(session.userAgent)
  const Icon = isPhone ? Smartphone : Laptop
  const end = useMutation({
    mutationFn: () => call('DELETE /api/me/sessions/:id', { params: { id: session.id } }),
    onSuccess: () => {
      queryClient.setQueryData(mySessionsQuery.queryKey, (list) =>
        list?.filter(({ id }) => id !== session.id),
      )
      showToast({ text: t.ended })
    },
    onError: showRefusal,
  })
  return (
    <li className="flex items-center gap-3 py-3">
      <Icon size={20} aria-hidden className="text-3" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 text-14 text-1">
          {name}
          {session.isThisOne ? <Chip tone="ok">{t.thisOne}</Chip> : null}
        </p>
        <p className="num text-12 text-3">
          {session.ip} · {t.lastSeen} <TimeAgo at={session.lastSeenAt} /> · {t.signedInAt}{' '}
          <TimeAgo at={session.createdAt} />
        </p>
      </div>
      {session.isThisOne ? null : (
        <Button
          size="sm"
          aria-label={t.endOf(name)}
          isPending={end.isPending}
          onPress={() => end.mutate()}
        >
          {t.end}
        </Button>
      )}
    </li>
  )
}

/** This one first, then the most recent. */
function inOrder(sessions: readonly Session[]): Session[] {
  return [...sessions].sort(
    (a, b) => Number(b.isThisOne) - Number(a.isThisOne) || b.lastSeenAt.localeCompare(a.lastSeenAt),
  )
}
