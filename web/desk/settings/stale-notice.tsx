import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { useStrings } from '@yingsheng/ui/use-strings'
import type { Difference } from './merge-changes.ts'
import { strings } from './strings.ts'

type StaleNoticeProps = {
  changes: readonly Difference[]
  /** What a field is called on this page, and its values where they are words of ours; null for what people do not see. */
  describe: (path: string) => { label: string; values?: Record<string, string> } | null
  onKeep: () => void
  onTakeTheirs: () => void
}

/** What a colleague changed while I was editing, and the two ways on from there. */
export function StaleNotice({ changes, describe, onKeep, onTakeTheirs }: StaleNoticeProps) {
  const t = useStrings(strings)
  const shown = changes.flatMap(({ path, before, after }) => {
    const field = describe(path)
    if (field === null) return []
    const say = (value: unknown) => field.values?.[String(value)] ?? (show(value) || t.none)
    return [{ path, label: field.label, before: say(before), after: say(after) }]
  })
  return (
    <Banner tone="warn">
      <p className="font-semibold">{shown.length > 0 ? t.staleTitle : t.staleNothing}</p>
      <ul className="flex flex-col gap-1 py-1">
        {shown.map(({ path, label, before, after }) => (
          <li key={path}>
            {label}: <span className="sr-only">{t.from} </span>
            <del>{before}</del> <span aria-hidden>→</span> <span className="sr-only">{t.to} </span>
            <ins className="font-semibold no-underline">{after}</ins>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 pt-1 pb-0.5">
        <Button size="sm" onPress={onKeep}>
          {t.staleKeep}
        </Button>
        <Button size="sm" onPress={onTakeTheirs}>
          {t.staleTheirs}
        </Button>
      </div>
    </Banner>
  )
}

function show(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value ?? '')
}
