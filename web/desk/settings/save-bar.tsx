import { Button } from '@yingsheng/ui/button'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings } from './strings.ts'

type SaveBarProps = {
  isDirty: boolean
  isPending: boolean
  onSave: () => void
  onDiscard: () => void
}

/** Appears at the foot of the page as soon as there is something to save. */
export function SaveBar({ isDirty, isPending, onSave, onDiscard }: SaveBarProps) {
  const t = useStrings(strings)
  if (!isDirty) return null
  return (
    <div
      role="region"
      aria-label={t.unsaved}
      className="border-t border-line bg-surface px-4 py-3 shadow-2 lg:px-8"
    >
      <div className="mx-auto flex max-w-300 flex-wrap items-center justify-end gap-2">
        <span className="flex-1 text-13 text-2">{t.unsaved}</span>
        <Button onPress={onDiscard} isDisabled={isPending}>
          {t.discard}
        </Button>
        <Button variant="primary" isPending={isPending} onPress={onSave}>
          {t.save}
        </Button>
      </div>
    </div>
  )
}
