import { useRouter, type AnyRouter } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../api.ts'
import { endLive, useLive } from '../live/live.ts'
import { queryClient } from '../queries.ts'
import { forgetWritten } from '../conversations/composer/forget-written.ts'
import { forgetRows } from '../conversations/rows.ts'
import { signInAddress } from '../guard.ts'
import { showRefusal } from '../say-refusal.ts'
import { lazyPart } from './lazy-part.tsx'
import { strings } from './strings.ts'

const AlertDialog = lazyPart(async () => (await import('@yingsheng/ui/dialog')).AlertDialog)

/** Signing out, which asks first when something has not been sent yet. */
export function useSignOut(): { signOut: () => void; question: ReactNode } {
  const t = useStrings(strings)
  const router = useRouter()
  const [unsent, setUnsent] = useState(0)

  async function leave() {
    setUnsent(0)
    try {
      await call('DELETE /api/session')
    } catch (error) {
      return showRefusal(error)
    }
    await leaveDesk(router, signInAddress('signed_out'))
  }

  const question =
    unsent > 0 ? (
      <AlertDialog
        isOpen
        onOpenChange={() => setUnsent(0)}
        title={t.signOutUnsentTitle(unsent)}
        confirm={t.signOutAnyway}
        cancel={t.stay}
        onConfirm={() => void leave()}
      >
        {t.signOutUnsent}
      </AlertDialog>
    ) : null
  return {
    question,
    signOut: () => {
      const waiting = useLive.getState().unsent.filter(({ state }) => state.is !== 'sent').length
      if (waiting > 0) setUnsent(waiting)
      else void leave()
    },
  }
}

/** Out of the desk; then nothing of this agent stays for the next one. The pages go first: they need him. */
export async function leaveDesk(router: AnyRouter, address: string): Promise<void> {
  endLive()
  await router.navigate({ href: address, replace: true })
  forgetRows()
  forgetWritten()
  queryClient.clear()
}
