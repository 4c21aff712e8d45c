import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '@yingsheng/ui/banner'
import { Switch } from '@yingsheng/ui/switch'
import { useStrings } from '@yingsheng/ui/use-strings'
import { RefusalError } from '../../api.ts'
import { pushQuery } from '../../push/push-query.ts'
import { pushState, switchPushOff, switchPushOn } from '../../push/push-device.ts'
import { useMe } from '../../queries.ts'
import { showRefusal } from '../../say-refusal.ts'
import { Loaded } from '../load-states.tsx'
import { PushDevices } from './push-devices.tsx'
import { PushWishes } from './push-wishes.tsx'
import { pushStrings } from './push-strings.ts'

/** Being called on one's devices: this one by the switch, the others in the list below it. */
export function PushSection() {
  const t = useStrings(pushStrings)
  const agentId = useMe().agent.id
  const push = useQuery(pushQuery)
  const [state, setState] = useState(pushState)
  const isOn = push.data?.devices.some(({ isThisOne }) => isThisOne) ?? false
  const turn = useMutation({
    mutationFn: async (wanted: boolean) => {
      await (wanted ? switchPushOn(agentId) : switchPushOff())
    },
    onSettled: () => setState(pushState()),
    onError: (error) => {
      if (error instanceof RefusalError) showRefusal(error)
    },
  })
  const hasFailed = turn.isError && !(turn.error instanceof RefusalError)
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-3">
      <Switch
        description={t.pushNote}
        isSelected={turn.isPending ? turn.variables : isOn}
        isDisabled={state === 'unsupported' || push.data === undefined || turn.isPending}
        onChange={(wanted) => turn.mutate(wanted)}
      >
        {t.push}
      </Switch>
      {state === 'unsupported' ? <p className="text-12 text-3">{t.unsupported}</p> : null}
      {state === 'denied' ? <Banner tone="info">{t.denied}</Banner> : null}
      {hasFailed ? <Banner tone="bad">{t.failed}</Banner> : null}
      <Loaded query={push}>
        {({ devices, preferences }) =>
          devices.length === 0 ? null : (
            <>
              <PushDevices devices={devices} />
              <PushWishes preferences={preferences} />
            </>
          )
        }
      </Loaded>
    </div>
  )
}
