import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Webhook } from '@yingsheng/contracts/integrations'
import { Button } from '@yingsheng/ui/button'
import { Dialog } from '@yingsheng/ui/dialog'
import { RadioGroup } from '@yingsheng/ui/radio-group'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { showRefusal } from '../../say-refusal.ts'
import { strings } from './strings.ts'
import { readDeliveriesAgain } from './webhooks-query.ts'

type Hours = '1' | '24' | '168' | '720'

/** Sends everything since an instant again. */
export function ReplayDialog({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const t = useStrings(strings)
  const [hours, setHours] = useState<Hours>('24')
  const replay = useMutation({
    mutationFn: () => {
      const since = new Date(Date.now() - Number(hours) * 3_600_000).toISOString()
      const params = { id: webhook.id }
      return call('POST /api/webhooks/:id/replays', { params, body: { since } })
    },
    onSuccess: ({ deliveries, next }) =>
      showToast({ text: next === null ? t.replayedMany(deliveries) : t.replayedPart(deliveries) }),
    onError: showRefusal,
    onSettled: () => {
      onClose()
      void readDeliveriesAgain(webhook.id)
    },
  })
  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t.replayTitle}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button variant="primary" isPending={replay.isPending} onPress={() => replay.mutate()}>
            {t.replayStart}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-13 text-3">{t.replayText}</p>
        <RadioGroup<Hours>
          label={t.since}
          options={(['1', '24', '168', '720'] as const).map((id) => ({ id, label: t.sinces[id] }))}
          value={hours}
          onChange={setHours}
        />
      </div>
    </Dialog>
  )
}
