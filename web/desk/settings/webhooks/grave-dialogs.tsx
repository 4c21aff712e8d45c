import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { Webhook } from '@yingsheng/contracts/integrations'
import { AlertDialog } from '@yingsheng/ui/dialog'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { showRefusal } from '../../say-refusal.ts'
import { strings } from './strings.ts'
import { readWebhooksAgain, takeWebhook } from './webhooks-query.ts'

type GraveProps = { webhook: Webhook; onClose: () => void }

export function RotateDialog(props: GraveProps & { onRotated: (secret: string) => void }) {
  const { webhook, onClose, onRotated } = props
  const t = useStrings(strings)
  const rotate = useMutation({
    mutationFn: () =>
      call('POST /api/webhooks/:id/secret/rotation', { params: { id: webhook.id } }),
    onSuccess: (rotated) => {
      takeWebhook(rotated.webhook)
      onRotated(rotated.secret)
    },
    onError: showRefusal,
    onSettled: onClose,
  })
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t.rotateTitle}
      confirm={t.rotate}
      isPending={rotate.isPending}
      onConfirm={() => rotate.mutate()}
    >
      {t.rotateText}
    </AlertDialog>
  )
}

export function RemoveDialog({ webhook, onClose }: GraveProps) {
  const t = useStrings(strings)
  const router = useRouter()
  const remove = useMutation({
    mutationFn: () => call('DELETE /api/webhooks/:id', { params: { id: webhook.id } }),
    onSuccess: () => {
      showToast({ text: t.removed })
      router.history.push('/desk/settings/webhooks')
    },
    onError: showRefusal,
    onSettled: () => {
      onClose()
      void readWebhooksAgain()
    },
  })
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t.removeTitle}
      confirm={t.remove}
      tone="danger"
      isPending={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      {t.removeText}
    </AlertDialog>
  )
}
