import { useBlocker } from '@tanstack/react-router'
import { AlertDialog } from '@yingsheng/ui/dialog'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings } from './strings.ts'

/** Asks before edits are lost: on the way to another page, and on closing the window. */
export function UnsavedGuard({ isDirty }: { isDirty: boolean }) {
  const t = useStrings(strings)
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => isDirty,
    enableBeforeUnload: isDirty,
    withResolver: true,
  })
  return (
    <AlertDialog
      isOpen={status === 'blocked'}
      onOpenChange={(isOpen) => !isOpen && reset?.()}
      title={t.leaveTitle}
      cancel={t.stay}
      confirm={t.leave}
      tone="danger"
      onConfirm={() => proceed?.()}
    >
      {t.leaveText}
    </AlertDialog>
  )
}
