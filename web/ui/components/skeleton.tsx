import { classNames } from '../class-names.ts'
import { strings } from '../strings.ts'
import { useStrings } from '../use-strings.ts'

/** The shape of what is coming, on first load only. Give it a size: `className="h-4 w-40"`. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames('block animate-shimmer rounded-6 bg-line', className ?? 'h-4 w-full')}
    />
  )
}

/** Rows of them, announced once as loading. */
export function SkeletonRows({ rows = 4 }: { rows?: number }) {
  const t = useStrings(strings)
  return (
    <div role="status" className="flex flex-col gap-4 py-2">
      <span className="sr-only">{t.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} className="flex items-center gap-3">
          <Skeleton className="size-8 rounded-full" />
          <span className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-3.5 w-2/5" />
            <Skeleton className="h-3 w-3/5" />
          </span>
        </span>
      ))}
    </div>
  )
}
