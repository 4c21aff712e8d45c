import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Webhook, WebhookType } from '@yingsheng/contracts/integrations'
import { nameCharactersMax, webhookUrlCharactersMax } from '@yingsheng/contracts/limits'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { CopyField } from '@yingsheng/ui/copy-field'
import { Dialog } from '@yingsheng/ui/dialog'
import { Form } from '@yingsheng/ui/form'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { TextField } from '@yingsheng/ui/text-field'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call, RefusalError } from '../../api.ts'
import { strings } from './strings.ts'
import { TypePicker } from './type-picker.tsx'
import { readWebhooksAgain, takeWebhook } from './webhooks-query.ts'

type DialogProps = {
  /** The one that is edited; without one, another is added. */
  webhook?: Webhook
  onClose: () => void
  /** A new one has a secret to be saved. */
  onAdded?: (secret: string) => void
}

const webAddress = /^https?:\/\/\S+$/i

export function WebhookDialog({ webhook, onClose, onAdded }: DialogProps) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const formId = useId()
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [description, setDescription] = useState(webhook?.description ?? '')
  const [types, setTypes] = useState<WebhookType[]>(webhook?.types ?? [])
  const [isChecked, setIsChecked] = useState(false)
  const body = { url: url.trim(), description: description.trim(), types }
  const save = useMutation({
    async mutationFn() {
      if (webhook !== undefined) {
        const params = { id: webhook.id }
        const changed = { ...body, baseSequence: webhook.sequence }
        takeWebhook(await call('PATCH /api/webhooks/:id', { params, body: changed }))
        showToast({ text: t.saved })
        return
      }
      const added = await call('POST /api/webhooks', { body })
      takeWebhook(added.webhook)
      onAdded?.(added.secret)
    },
    onSuccess: onClose,
    onError: (failure) => {
      if (failure instanceof RefusalError && failure.code === 'stale') void readWebhooksAgain()
    },
  })
  const isNoAddress = !webAddress.test(body.url)
  const isRefused = save.error instanceof RefusalError && save.error.code === 'url_refused'
  function submit() {
    setIsChecked(true)
    if (isNoAddress || types.length === 0) return false
    save.mutate()
  }
  const title = webhook === undefined ? t.createTitle : t.editTitle
  const isTouched = url !== (webhook?.url ?? '') || types.length !== (webhook?.types.length ?? 0)
  return (
    <Dialog
      isOpen
      isDismissable={!isTouched}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={save.isPending}>
            {webhook === undefined ? t.create : t.save}
          </Button>
        </>
      }
    >
      <Form id={formId} label={title} onSubmit={submit} className="flex flex-col gap-5">
        {save.isError && !isRefused ? <Banner tone="bad">{sentence(save.error)}</Banner> : null}
        <TextField
          label={t.url}
          description={t.urlNote}
          placeholder="https://shop.example/hooks/yingsheng"
          type="url"
          inputMode="url"
          autoFocus
          autoComplete="off"
          maxLength={webhookUrlCharactersMax}
          value={url}
          onChange={setUrl}
          error={
            isChecked && isNoAddress ? t.needUrl : isRefused ? sentence(save.error) : undefined
          }
        />
        <TextField
          label={t.remark}
          placeholder={t.remarkPlaceholder}
          isOptional
          autoComplete="off"
          maxLength={nameCharactersMax}
          value={description}
          onChange={setDescription}
        />
        <TypePicker
          value={types}
          onChange={setTypes}
          error={isChecked && types.length === 0 ? t.needType : undefined}
        />
      </Form>
    </Dialog>
  )
}

/** Closes by its button only: the secret cannot be shown again. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useStrings(strings)
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t.secretTitle}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t.done}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Banner tone="warn">{t.secretText}</Banner>
        <CopyField label={t.secret} value={secret} />
      </div>
    </Dialog>
  )
}
