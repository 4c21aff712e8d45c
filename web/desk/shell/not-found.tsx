import { Compass } from 'lucide-react'
import { useRouter } from '@tanstack/react-router'
import { Button } from '@yingsheng/ui/button'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings } from './strings.ts'

/** An address that leads nowhere. */
export function NotFound() {
  const t = useStrings(strings)
  const router = useRouter()
  return (
    <main className="flex h-full items-center justify-center">
      <EmptyState
        icon={<Compass />}
        title={t.notFound}
        action={
          <Button onPress={() => void router.navigate({ to: '/' })}>{t.toConversations}</Button>
        }
      >
        {t.notFoundHint}
      </EmptyState>
    </main>
  )
}
