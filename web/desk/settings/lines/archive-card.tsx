import { Archive } from 'lucide-react'
import { useState } from 'react'
import type { WidgetLine } from '@yingsheng/contracts/business'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { showRefusal } from '../../say-refusal.ts'
import { readBusinessAgain, takeLine } from '../business-cache.ts'
import { strings } from './strings.ts'

export function ArchiveCard({ line, isDirty }: { line: WidgetLine; isDirty: boolean }) {
  const t = useStrings(strings)
  const { setArchived, isPending } = useArchiveLine()
  return (
    <Card title={t.archiveTitle} description={t.archiveText}>
      <div className="flex flex-wrap items-center gap-3">
        <Button
          icon={<Archive aria-hidden />}
          isDisabled={isDirty}
          isPending={isPending}
          onPress={() => void setArchived(line, true)}
        >
          {t.archive}
        </Button>
        {isDirty ? <span className="text-12 text-3">{t.archiveUnsaved}</span> : null}
      </div>
    </Card>
  )
}

export function ArchivedBanner({ line }: { line: WidgetLine }) {
  const t = useStrings(strings)
  const { setArchived, isPending } = useArchiveLine()
  return (
    <Banner
      tone="warn"
      action={
        <Button size="sm" isPending={isPending} onPress={() => void setArchived(line, false)}>
          {t.restore}
        </Button>
      }
    >
      {t.isArchived}
    </Banner>
  )
}

/** Archives a line or brings it back, with 5 s to undo. */
function useArchiveLine() {
  const t = useStrings(strings)
  const [isPending, setIsPending] = useState(false)
  async function setArchived(line: WidgetLine, isArchived: boolean): Promise<void> {
    setIsPending(true)
    try {
      const body = { baseSequence: line.sequence, isArchived }
      const saved = await call('PATCH /api/lines/:id', { params: { id: line.id }, body })
      takeLine(saved)
      const text = isArchived ? t.archivedToast(line.name) : t.restoredToast(line.name)
      showToast({ text, undo: () => void setArchived(saved, !isArchived) })
    } catch (refusal) {
      showRefusal(refusal)
      void readBusinessAgain()
    } finally {
      setIsPending(false)
    }
  }
  return { setArchived, isPending }
}
