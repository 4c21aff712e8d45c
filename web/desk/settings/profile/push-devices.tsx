import { useMutation } from '@tanstack/react-query'
import { Laptop, Smartphone } from 'lucide-react'
import type { PushDevice } from '@yingsheng/contracts/notifications'
import { Button } from '@yingsheng/ui/button'
import { Chip } from '@yingsheng/ui/chip'
import { TimeAgo } from '@yingsheng/ui/time-ago'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { removeDevice, switchPushOff } from '../../push/push-device.ts'
import { pushQuery } from '../../push/push-query.ts'
import { queryClient } from '../../queries.ts'
import { showRefusal } from '../../say-refusal.ts'
import { useBrowserName } from '../security/use-browser-name.ts'
import { pushStrings } from './push-strings.ts'

export function PushDevices({ devices }: { devices: readonly PushDevice[] }) {
  const t = useStrings(pushStrings)
  return (
    <div>
      <h3 id="push-devices" className="text-13 text-2">
        {t.devices}
      </h3>
      <ul aria-labelledby="push-devices" className="flex flex-col divide-y divide-line">
        {devices.map((device) => (
          <DeviceRow key={device.id} device={device} />
        ))}
      </ul>
    </div>
  )
}

function DeviceRow({ device }: { device: PushDevice }) {
  const t = useStrings(pushStrings)
  const { name, isPhone } = useBrowserName(device.userAgent)
  const Icon = isPhone ? Smartphone : Laptop
  const params = { id: device.id }
  const test = useMutation({
    mutationFn: () => call('POST /api/me/push/devices/:id/test', { params }),
    onSuccess: async ({ outcome }) => {
      showToast({ text: t.outcomes[outcome], ...(outcome !== 'sent' && { tone: 'bad' as const }) })
      await queryClient.invalidateQueries({ queryKey: pushQuery.queryKey })
    },
    onError: showRefusal,
  })
  const remove = useMutation({
    mutationFn: () => (device.isThisOne ? switchPushOff() : removeDevice(device.id)),
    onSuccess: () => showToast({ text: t.removed }),
    onError: showRefusal,
  })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <Icon size={20} aria-hidden className="text-3" />
      <div className="min-w-40 flex-1">
        <p className="flex flex-wrap items-center gap-2 text-14 text-1">
          {name}
          {device.isThisOne ? <Chip tone="ok">{t.thisOne}</Chip> : null}
        </p>
        <p className="num text-12 text-3">
          {device.pushedAt === null ? (
            t.never
          ) : (
            <>
              {t.lastPushed} <TimeAgo at={device.pushedAt} />
            </>
          )}
        </p>
      </div>
      <div className="flex gap-2">
        <Button
          size="sm"
          aria-label={t.testOf(name)}
          isPending={test.isPending}
          onPress={() => test.mutate()}
        >
          {t.test}
        </Button>
        <Button
          size="sm"
          aria-label={t.removeOf(name)}
          isPending={remove.isPending}
          onPress={() => remove.mutate()}
        >
          {t.remove}
        </Button>
      </div>
    </li>
  )
}
