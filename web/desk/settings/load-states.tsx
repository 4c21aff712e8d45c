import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { SkeletonRows } from '@yingsheng/ui/skeleton'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings } from './strings.ts'

/** Shows what a query answers, or that it is coming, or that it failed. */
export function Loaded<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>
  children: (data: T) => ReactNode
}) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.isPending) return <SkeletonRows />
  return (
    <Banner
      tone="bad"
      action={
        <Button size="sm" onPress={() => void query.refetch()}>
          {t.tryAgain}
        </Button>
      }
    >
      {t.loadFailed}: {sentence(query.error)}
    </Banner>
  )
}
