import type { PushKind, PushPreferences } from '@yingsheng/contracts/notifications'
import { Checkbox } from '@yingsheng/ui/checkbox'
import { Switch } from '@yingsheng/ui/switch'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { pushQuery } from '../../push/push-query.ts'
import { queryClient } from '../../queries.ts'
import { showRefusal } from '../../say-refusal.ts'
import { pushStrings } from './push-strings.ts'

const pushKinds: readonly PushKind[] = ['message', 'given', 'whisper', 'takeover']

/** What to be called for, on all devices alike. */
export function PushWishes({ preferences }: { preferences: PushPreferences }) {
  const t = useStrings(pushStrings)
  const { kinds, isAlways, hasText } = preferences
  return (
    <>
      <div role="group" aria-labelledby="push-wanted" className="flex flex-col gap-2 touch:gap-0">
        <h3 id="push-wanted" className="text-13 text-2">
          {t.wanted}
        </h3>
        {pushKinds.map((kind) => (
          <Checkbox
            key={kind}
            isSelected={kinds.includes(kind)}
            onChange={(isWanted) =>
              wish({
                kinds: pushKinds.filter((one) => (one === kind ? isWanted : kinds.includes(one))),
              })
            }
          >
            {t.kinds[kind]}
          </Checkbox>
        ))}
      </div>
      <Switch
        description={t.alwaysNote}
        isSelected={isAlways}
        onChange={(wanted) => wish({ isAlways: wanted })}
      >
        {t.always}
      </Switch>
      <Switch
        description={t.wordsNote}
        isSelected={hasText}
        onChange={(wanted) => wish({ hasText: wanted })}
      >
        {t.words}
      </Switch>
    </>
  )
}

let saving: Promise<unknown> = Promise.resolve()

/** Takes effect at once, one after another; if it cannot be saved, it is read as the server has it. */
function wish(change: Partial<PushPreferences>): void {
  const now = queryClient.getQueryData(pushQuery.queryKey)
  if (now === undefined) return
  const preferences = { ...now.preferences, ...change }
  queryClient.setQueryData(pushQuery.queryKey, { ...now, preferences })
  saving = saving
    .then(() => call('PUT /api/me/push/preferences', { body: preferences }))
    .catch(async (error: unknown) => {
      showRefusal(error)
      await queryClient.invalidateQueries({ queryKey: pushQuery.queryKey })
    })
}
