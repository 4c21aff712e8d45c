import { CloudOff } from 'lucide-react'
import { useRouter } from '@tanstack/react-router'
import { Button } from '@yingsheng/ui/button'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { useStrings } from '@yingsheng/ui/use-strings'
import { RefusalError } from '../api.ts'
import { strings } from './strings.ts'

/** A page that could not be loaded: says why, and tries again. */
export function RouteFailure({ error }: { error: unknown }) {
  const t = useStrings(strings)
  const router = useRouter()
  const isOffline =
    (error instanceof RefusalError && error.code === 'offline') || isMissingChunk(error)
  return (
    <main className="flex h-full items-center justify-center">
      <EmptyState
        icon={<CloudOff />}
        title={t.loadFailed}
        action={
          <Button
            variant="primary"
            onPress={() => (isMissingChunk(error) ? location.reload() : void router.invalidate())}
          >
            {t.tryAgain}
          </Button>
        }
      >
        {isOffline ? t.loadFailedOffline : t.loadFailedOther}
      </EmptyState>
    </main>
  )
}

/** A part of the application that was not to be had: no network, or a newer version is being served. */
function isMissingChunk(error: unknown): boolean {
  return error instanceof TypeError && /import|module/i.test(error.message)
}
