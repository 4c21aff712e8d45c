import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '@yingsheng/ui/button'
import { Dialog } from '@yingsheng/ui/dialog'
import { TextField } from '@yingsheng/ui/text-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../api.ts'
import { showRefusal } from '../say-refusal.ts'
import { strings } from './strings.ts'

/** Asks why, then makes the conversation mine and opens it where one answers. */
export function TakeOverDialog({
  id,
  name,
  onClose,
}: {
  id: string
  name: string
  onClose: () => void
}) {
  const t = useStrings(strings)
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const [isPending, setIsPending] = useState(false)
  async function confirm() {
    if (reason.trim() === '') return
    setIsPending(true)
    try {
      await call('POST /api/conversations/:id/takeover', { params: { id }, body: { reason } })
      onClose()
      await navigate({
        to: '/conversations/$view/$conversationId',
        params: { view: 'mine', conversationId: id },
      })
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
      title={t.takeOverTitle(name)}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button
            variant="primary"
            isPending={isPending}
            isDisabled={reason.trim() === ''}
            onPress={() => void confirm()}
          >
            {t.confirmTakeOver}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void confirm()
        }}
      >
        <p className="text-13 text-2">{t.takeOverText}</p>
        <TextField
          label={t.takeOverReason}
          placeholder={t.takeOverPlaceholder}
          maxLength={200}
          autoFocus
          value={reason}
          onChange={setReason}
        />
      </form>
    </Dialog>
  )
}
