import { useQuery } from '@tanstack/react-query'
import type { Message } from '@yingsheng/contracts/conversations'
import { Dialog } from '@yingsheng/ui/dialog'
import { Spinner } from '@yingsheng/ui/spinner'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { messageStrings } from '../message-strings.ts'
import { clockTime } from '../rules/relative-time.ts'
import { placeOf } from './message-actions.ts'
import { MessageFiles } from './message-files.tsx'

/** How a line read before it was edited or recalled: for supervisors. */
export function MessageVersions({ message, close }: { message: Message; close: () => void }) {
  const t = useStrings(messageStrings)
  const { data, isError } = useQuery({
    queryKey: ['versions', message.conversationId, message.sequence, message.revision],
    queryFn: ({ signal }) =>
      call('GET /api/conversations/:id/messages/:sequence/versions', {
        params: placeOf(message),
        signal,
      }),
  })
  return (
    <Dialog isOpen onOpenChange={close} title={t.versionsTitle} size="sm">
      {isError ? <p className="text-13 text-bad">{t.versionsFailed}</p> : null}
      {data || isError ? null : <Spinner size={18} label={t.versionsTitle} />}
      <ol className="flex flex-col gap-3">
        {data?.versions.map((version) => (
          <li key={version.replacedAt} className="rounded-8 border border-line bg-hover p-3">
            <p className="num text-12 text-3">{t.until(clockTime(version.replacedAt))}</p>
            <p dir="auto" className="text-14 whitespace-pre-wrap text-1">
              {version.text || t.noText}
            </p>
            {version.files.length > 0 ? (
              <MessageFiles files={version.files} isMine={false} />
            ) : null}
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
