import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { ReplyOf } from '@yingsheng/contracts/api'
import type { Brand } from '@yingsheng/contracts/business'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { useStrings } from '@yingsheng/ui/use-strings'
import { businessQuery } from '../../queries.ts'
import { Loaded } from '../load-states.tsx'
import { ManagementFrame } from '../settings-frame.tsx'
import { BrandDialog } from './brand-dialog.tsx'
import { BrandTable } from './brand-table.tsx'
import { InUseDialog } from './in-use-dialog.tsx'
import { strings } from './strings.ts'

type BusinessReply = ReplyOf<'GET /api/business'>

export function BrandsPage() {
  const t = useStrings(strings)
  const business = useQuery(businessQuery)
  const [isCreating, setIsCreating] = useState(false)
  return (
    <ManagementFrame
      section="brands"
      title={t.title}
      description={t.description}
      action={
        <Button variant="primary" icon={<Plus aria-hidden />} onPress={() => setIsCreating(true)}>
          {t.create}
        </Button>
      }
    >
      <Loaded query={business}>{(reply) => <BrandLists reply={reply} />}</Loaded>
      {isCreating ? <BrandDialog brand={null} onClose={() => setIsCreating(false)} /> : null}
    </ManagementFrame>
  )
}

function BrandLists({ reply }: { reply: BusinessReply }) {
  const t = useStrings(strings)
  const [edited, setEdited] = useState<Brand | null>(null)
  const [inUse, setInUse] = useState<Brand | null>(null)
  const { brands, lines } = reply
  const archived = brands.filter(({ isArchived }) => isArchived)
  const table = (shown: readonly Brand[]) => (
    <BrandTable brands={shown} lines={lines} onEdit={setEdited} onInUse={setInUse} />
  )
  return (
    <>
      <Card>{table(brands.filter(({ isArchived }) => !isArchived))}</Card>
      {archived.length > 0 ? <Card title={t.archivedTitle}>{table(archived)}</Card> : null}
      {edited ? <BrandDialog brand={edited} onClose={() => setEdited(null)} /> : null}
      {inUse ? (
        <InUseDialog
          brand={inUse}
          lines={lines.filter(({ brandId, isArchived }) => brandId === inUse.id && !isArchived)}
          onClose={() => setInUse(null)}
        />
      ) : null}
    </>
  )
}
