import { Link } from '@tanstack/react-router'
import type { Brand, WidgetLine } from '@yingsheng/contracts/business'
import { Button } from '@yingsheng/ui/button'
import { Dialog } from '@yingsheng/ui/dialog'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings } from './strings.ts'

/** Why a brand cannot be archived yet, and the way to what stands in the way. */
export function InUseDialog({
  brand,
  lines,
  onClose,
}: {
  brand: Brand
  lines: readonly WidgetLine[]
  onClose: () => void
}) {
  const t = useStrings(strings)
  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t.inUseTitle(brand.name)}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t.close}
        </Button>
      }
    >
      <p className="pb-2 text-14 text-2">{t.inUse}</p>
      <ul className="flex flex-col gap-1">
        {lines.map((line) => (
          <li key={line.id}>
            <Link
              to={`/settings/lines/${line.id}` as string}
              className="inline-flex min-h-6 items-center rounded-4 font-medium text-brand-text hover:underline"
            >
              {line.name}
            </Link>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
