import { useMutation, useQuery } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import type { ReplyOf } from '@yingsheng/contracts/api'
import type { Webhook } from '@yingsheng/contracts/integrations'
import { Button } from '@yingsheng/ui/button'
import { CopyField } from '@yingsheng/ui/copy-field'
import { Dialog } from '@yingsheng/ui/dialog'
import { showToast } from '@yingsheng/ui/toast'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { queryClient } from '../../queries.ts'
import { showRefusal } from '../../say-refusal.ts'
import { Loaded } from '../load-states.tsx'
import { DeliveryState, useTypeName } from './delivery-state.tsx'
import { strings } from './strings.ts'
import { AnswerText, Answered, Code } from './test-result.tsx'
import { deliveryQuery, readDeliveriesAgain } from './webhooks-query.ts'

type Detail = ReplyOf<'GET /api/webhooks/:id/deliveries/:deliveryId'>

/** One delivery: what was sent, and what came back each time. */
export function DeliveryDialog(props: { webhook: Webhook; id: string; onClose: () => void }) {
  const { webhook, id, onClose } = props
  const t = useStrings(strings)
  const query = deliveryQuery(webhook.id, id)
  const delivery = useQuery(query)
  const replay = useMutation({
    mutationFn: () =>
      call('POST /api/webhooks/:id/deliveries/:deliveryId/replay', {
        params: { id: webhook.id, deliveryId: id },
      }),
    onSuccess: () => showToast({ text: t.replayed }),
    onError: showRefusal,
    onSettled: () => {
      void queryClient.invalidateQueries({ queryKey: query.queryKey })
      void readDeliveriesAgain(webhook.id)
    },
  })
  return (
    <Dialog
      isOpen
      size="lg"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t.detailTitle}
      actions={
        <>
          {webhook.isEnabled ? (
            <Button
              icon={<RotateCcw aria-hidden />}
              isPending={replay.isPending}
              onPress={() => replay.mutate()}
            >
              {t.replay}
            </Button>
          ) : null}
          <Button variant="primary" onPress={onClose}>
            {t.close}
          </Button>
        </>
      }
    >
      <Loaded query={delivery}>{(detail) => <DeliveryFacts detail={detail} />}</Loaded>
    </Dialog>
  )
}

function DeliveryFacts({ detail }: { detail: Detail }) {
  const t = useStrings(strings)
  const nameOf = useTypeName()
  const time = useTime()
  return (
    <div className="flex flex-col gap-5">
      <p className="flex flex-wrap items-center gap-2 text-14 font-semibold text-1">
        {nameOf(detail.type)}
        <DeliveryState delivery={detail} />
        {detail.nextAt === null ? null : (
          <span className="num text-12 font-normal text-3">
            {t.nextTry} {time(detail.nextAt)}
          </span>
        )}
      </p>
      <CopyField label="webhook-id" value={detail.id} description={t.idNote} />
      <section className="flex flex-col gap-2">
        <h3 className="text-13 font-medium text-1">{t.attempts}</h3>
        {detail.attempts.length === 0 ? (
          <p className="text-13 text-3">{t.noAttempts}</p>
        ) : (
          <ol className="flex flex-col gap-3">
            {detail.attempts.toReversed().map((attempt) => (
              <li key={attempt.at} className="flex flex-col gap-1.5 text-13 text-2">
                <span className="flex flex-wrap gap-x-3">
                  <span className="num text-3">{time(attempt.at)}</span>
                  <Answered attempt={attempt} />
                </span>
                {attempt.problem === null ? <AnswerText text={attempt.response} /> : null}
              </li>
            ))}
          </ol>
        )}
      </section>
      <section className="flex flex-col gap-2">
        <h3 className="text-13 font-medium text-1">{t.body}</h3>
        <Code label={t.body}>{JSON.stringify(JSON.parse(detail.payload), null, 2)}</Code>
      </section>
    </div>
  )
}

function useTime(): (at: string) => string {
  const language = useLanguage()
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' })
  return (at) => format.format(new Date(at))
}
