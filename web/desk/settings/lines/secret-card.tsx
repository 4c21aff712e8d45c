import { useMutation } from '@tanstack/react-query'
import { Eye, EyeOff, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { CopyField } from '@yingsheng/ui/copy-field'
import { AlertDialog } from '@yingsheng/ui/dialog'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { showRefusal } from '../../say-refusal.ts'
import { strings } from './strings.ts'

/** The secret with which the shop signs who its customers are: hidden until asked for, each asking audited. */
export function SecretCard({ lineId }: { lineId: string }) {
  const t = useStrings(strings)
  const [isAsking, setIsAsking] = useState(false)
  const params = { id: lineId }
  const reveal = useMutation({
    mutationFn: () => call('POST /api/lines/:id/secret', { params }),
    onError: showRefusal,
    // It leaves the memory of this page as soon as it is hidden.
    gcTime: 0,
  })
  const rotate = useMutation({
    mutationFn: () => call('POST /api/lines/:id/secret/rotation', { params }),
    onSuccess: () => {
      setIsAsking(false)
      reveal.reset()
      showToast({ text: t.secretRotated })
    },
    onError: showRefusal,
  })
  const secret = reveal.data?.secret
  return (
    <Card title={t.secret} description={t.secretText}>
      <div className="flex flex-col gap-4">
        <HowToSign lineId={lineId} />
        {secret === undefined ? null : <CopyField label={t.secret} value={secret} />}
        <div className="flex flex-wrap gap-2">
          {secret === undefined ? (
            <Button
              icon={<Eye aria-hidden />}
              isPending={reveal.isPending}
              onPress={() => reveal.mutate()}
            >
              {t.secretReveal}
            </Button>
          ) : (
            <Button icon={<EyeOff aria-hidden />} onPress={() => reveal.reset()}>
              {t.secretHide}
            </Button>
          )}
          <Button icon={<RefreshCw aria-hidden />} onPress={() => setIsAsking(true)}>
            {t.secretRotate}
          </Button>
        </div>
        <p className="text-12 text-3">{t.secretAudited}</p>
      </div>
      <AlertDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t.secretRotateTitle}
        confirm={t.secretRotate}
        tone="danger"
        isPending={rotate.isPending}
        onConfirm={() => rotate.mutate()}
      >
        {t.secretRotateText}
      </AlertDialog>
    </Card>
  )
}

function HowToSign({ lineId }: { lineId: string }) {
  const t = useStrings(strings)
  return (
    <div className="flex flex-col gap-2 rounded-8 bg-subtle px-4 py-3 text-13 text-2">
      <p>{t.secretHow}</p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        <dt className="font-mono text-12 text-1">sub</dt>
        <dd>{t.secretSub}</dd>
        <dt className="font-mono text-12 text-1">aud</dt>
        <dd>
          {t.secretAud}
          <code className="font-mono text-12 break-all text-1">{lineId}</code>
        </dd>
        <dt className="font-mono text-12 text-1">exp</dt>
        <dd>{t.secretExp}</dd>
      </dl>
      <p>{t.secretOptional}</p>
      <p>
        {t.secretCall}{' '}
        <code className="font-mono text-12 text-1">{"Yingsheng('identify', { token })"}</code>
      </p>
    </div>
  )
}
