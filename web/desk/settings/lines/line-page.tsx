import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReplyOf } from '@yingsheng/contracts/api'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { useStrings } from '@yingsheng/ui/use-strings'
import { businessQuery } from '../../queries.ts'
import { Loaded } from '../load-states.tsx'
import { ManagementFrame } from '../settings-frame.tsx'
import { LineEditor } from './line-editor.tsx'
import { strings } from './strings.ts'

type BusinessReply = ReplyOf<'GET /api/business'>

export function LinePage() {
  const t = useStrings(strings)
  const business = useQuery(businessQuery)
  const { lineId } = useParams({ strict: false }) as { lineId?: string }
  const line = business.data?.lines.find(({ id }) => id === lineId)
  const back = { to: '/settings/lines', label: t.back }
  if (!line) {
    return (
      <ManagementFrame title={t.title} back={back} section="lines">
        <Loaded query={business}>
          {() => <EmptyState title={t.notFound}>{t.notFoundText}</EmptyState>}
        </Loaded>
      </ManagementFrame>
    )
  }
  // Another line is another form: nothing of the one before may stay in it.
  return (
    <LineEditor
      key={line.id}
      line={line}
      brandName={brandNameOf(business.data, line.brandId)}
      back={back}
    />
  )
}

function brandNameOf(reply: BusinessReply | undefined, brandId: string): string {
  return reply?.brands.find(({ id }) => id === brandId)?.name ?? ''
}
