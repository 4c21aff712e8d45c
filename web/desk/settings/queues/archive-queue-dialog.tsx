import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { WidgetLine } from '@yingsheng/contracts/business'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Dialog } from '@yingsheng/ui/dialog'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { Select } from '@yingsheng/ui/select'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useEntries, type EntryOf } from '../../catalogue/catalogue.ts'
import { useEntryChanges } from '../lists/use-entry-changes.ts'
import { strings } from './strings.ts'
import { putLine } from './use-move-line.ts'

type ArchiveQueueDialogProps = {
  queue: EntryOf<'queue'>
  lines: readonly WidgetLine[]
  onClose: () => void
}

/** A queue that lines still feed is put away only when they feed another. */
export function ArchiveQueueDialog({ queue, lines, onClose }: ArchiveQueueDialogProps) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const { setArchived } = useEntryChanges()
  const others = useEntries('queue').filter(({ id, isArchived }) => id !== queue.id && !isArchived)
  const [chosen, setChosen] = useState(others[0]?.id ?? null)
  const archive = useMutation({
    mutationFn: async (queueId: string) => {
      for (const line of lines) await putLine(line, queueId)
      if (!(await setArchived(queue, true))) return
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t.inUse(queue.fields.name)}
      actions={
        chosen === null ? (
          <Button variant="primary" onPress={onClose}>
            {t.close}
          </Button>
        ) : (
          <>
            <Button onPress={onClose}>{t.cancel}</Button>
            <Button
              variant="primary"
              isPending={archive.isPending}
              onPress={() => archive.mutate(chosen)}
            >
              {t.moveAndArchive}
            </Button>
          </>
        )
      }
    >
      <div className="flex flex-col gap-4">
        {archive.isError ? <Banner tone="bad">{sentence(archive.error)}</Banner> : null}
        <ul className="list-disc pl-5 text-14 text-1">
          {lines.map(({ id, name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
        <p className="text-14 text-2">{chosen === null ? t.lastQueue : t.inUseText}</p>
        {chosen === null ? null : (
          <Select
            label={t.moveTo}
            options={others.map(({ id, fields }) => ({ id, label: fields.name }))}
            value={chosen}
            onChange={setChosen}
          />
        )}
      </div>
    </Dialog>
  )
}
