import { MessageCircle } from 'lucide-react'
import { Banner } from '../components/banner.tsx'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Skeleton, SkeletonRows } from '../components/skeleton.tsx'
import { Spinner } from '../components/spinner.tsx'
import { useStrings } from '../use-strings.ts'
import { strings } from './strings.ts'

export function States() {
  const t = useStrings(strings)
  return (
    <>
      <Banner tone="info">{t.bannerInfo}</Banner>
      <Banner tone="ok" onClose={() => {}}>
        {t.bannerOk}
      </Banner>
      <Banner tone="warn">{t.bannerWarn}</Banner>
      <Banner tone="bad" action={<Button size="sm">{t.reply}</Button>}>
        {t.bannerBad}
      </Banner>
      <EmptyState
        icon={<MessageCircle />}
        title={t.empty}
        action={<Button variant="primary">{t.embed}</Button>}
      >
        {t.emptyText}
      </EmptyState>
      <div className="flex items-center gap-4">
        <Spinner />
        <Skeleton className="h-4 w-40" />
      </div>
      <SkeletonRows rows={2} />
    </>
  )
}
