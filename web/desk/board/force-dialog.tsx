import { useState } from 'react'
import type { PresenceState } from '@yingsheng/contracts/presence'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Dialog } from '@yingsheng/ui/dialog'
import { Select } from '@yingsheng/ui/select'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../api.ts'
import { queryClient } from '../queries.ts'
import { showRefusal } from '../say-refusal.ts'
import { useEntries } from '../catalogue/catalogue.ts'
import { boardQuery, journalQuery } from './board-queries.ts'
import { strings } from './strings.ts'

export type Forced = { agentId: string; name: string; state: PresenceState }

/** Asks before an agent is put into a state: it changes what he is given, and he is told. */
export function ForceDialog({ forced, onClose }: { forced: Forced; onClose: () => void }) {
  const t = useStrings(strings)
  const { agentId, name, state } = forced
  const reasons = useEntries('break-reason').filter(({ isArchived }) => !isArchived)
  const [chosen, setChosen] = useState<string | null>(null)
  const [isPending, setIsPending] = useState(false)
  const reasonId = state === 'break' ? (chosen ?? reasons[0]?.id ?? null) : null
  async function confirm() {
    setIsPending(true)
    try {
      const body = { state, reasonId }
      await call('PUT /api/agents/:id/presence', { params: { id: agentId }, body })
      showToast({ tone: 'ok', text: t.didForce(name, t.states[state]) })
      void queryClient.invalidateQueries({ queryKey: boardQuery.queryKey, exact: true })
      void queryClient.invalidateQueries({ queryKey: journalQuery.queryKey })
      onClose()
    } catch (error) {
      showRefusal(error)
      setIsPending(false)
    }
  }
  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t.forceTitle(name, t.states[state])}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button
            variant="primary"
            isPending={isPending}
            isDisabled={state === 'break' && reasonId === null}
            onPress={() => void confirm()}
          >
            {t.confirmForce}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 text-13 text-2">
        {state !== 'break' ? null : reasons.length === 0 ? (
          <Banner tone="warn">{t.reasonNone}</Banner>
        ) : (
          <Select
            label={t.reason}
            options={reasons.map(({ id, fields }) => ({ id, label: fields.name }))}
            value={reasonId}
            onChange={setChosen}
          />
        )}
        <p>
          {t.forceText}
          {state === 'break' || state === 'offline' ? t.forceAway : null}
        </p>
      </div>
    </Dialog>
  )
}
