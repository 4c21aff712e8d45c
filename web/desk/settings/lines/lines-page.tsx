import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight, MessageCircle, MessageSquareCode, Plus } from 'lucide-react'
import { useState } from 'react'
import type { ReplyOf } from '@yingsheng/contracts/api'
import type { Brand, WidgetLine } from '@yingsheng/contracts/business'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { useStrings } from '@yingsheng/ui/use-strings'
import { businessQuery } from '../../queries.ts'
import { Loaded } from '../load-states.tsx'
import { ManagementFrame } from '../settings-frame.tsx'
import { LineDialog } from './line-dialog.tsx'
import { strings } from './strings.ts'

type BusinessReply = ReplyOf<'GET /api/business'>

export function LinesPage() {
  const t = useStrings(strings)
  const business = useQuery(businessQuery)
  const [isCreating, setIsCreating] = useState(false)
  const create = () => setIsCreating(true)
  return (
    <ManagementFrame
      section="lines"
      title={t.title}
      description={t.description}
      action={
        <Button variant="primary" icon={<Plus aria-hidden />} onPress={create}>
          {t.create}
        </Button>
      }
    >
      <Loaded query={business}>{(reply) => <LineLists reply={reply} onCreate={create} />}</Loaded>
      {isCreating ? (
        <LineDialog brands={business.data?.brands ?? []} onClose={() => setIsCreating(false)} />
      ) : null}
    </ManagementFrame>
  )
}

function LineLists({ reply, onCreate }: { reply: BusinessReply; onCreate: () => void }) {
  const t = useStrings(strings)
  const active = reply.lines.filter(({ isArchived }) => !isArchived)
  const archived = reply.lines.filter(({ isArchived }) => isArchived)
  return (
    <>
      {active.length > 0 ? (
        <LineList lines={active} brands={reply.brands} />
      ) : (
        <Card>
          <EmptyState
            icon={<MessageSquareCode />}
            title={t.noneTitle}
            action={<Button onPress={onCreate}>{t.create}</Button>}
          >
            {t.noneText}
          </EmptyState>
        </Card>
      )}
      {archived.length > 0 ? (
        <section className="flex flex-col gap-3">
          <h2 className="text-14 font-semibold text-1">{t.archivedTitle}</h2>
          <LineList lines={archived} brands={reply.brands} />
        </section>
      ) : null}
    </>
  )
}

function LineList({ lines, brands }: { lines: readonly WidgetLine[]; brands: readonly Brand[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {lines.map((line) => (
        <LineRow
          key={line.id}
          line={line}
          brandName={brands.find(({ id }) => id === line.brandId)?.name ?? ''}
        />
      ))}
    </ul>
  )
}

function LineRow({ line, brandName }: { line: WidgetLine; brandName: string }) {
  const t = useStrings(strings)
  const { colour, allowedDomains, position, language } = line.settings
  const sites =
    allowedDomains.length === 0
      ? t.anyPage
      : allowedDomains.length === 1
        ? allowedDomains[0]
        : t.domainCount(allowedDomains.length)
  return (
    <li>
      <Link
        to={`/settings/lines/${line.id}` as string}
        className="flex items-center gap-4 rounded-12 border border-line bg-surface px-4 py-3.5 transition-colors duration-120 hover:border-line-2 hover:bg-subtle"
      >
        <span
          aria-hidden
          className="inline-flex size-10 shrink-0 items-center justify-center rounded-full text-white"
          style={{ background: colour }}
        >
          <MessageCircle size={20} />
        </span>
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="text-14 font-semibold text-1">{line.name}</span>
          <span className="flex flex-wrap gap-x-2 text-12 text-3">
            <span>{brandName}</span>
            <span aria-hidden>·</span>
            <span className="num">{sites}</span>
            <span aria-hidden>·</span>
            <span>{t.positions[position]}</span>
            <span aria-hidden>·</span>
            <span>{t.languages[language]}</span>
          </span>
        </span>
        <ChevronRight size={18} aria-hidden className="text-3" />
      </Link>
    </li>
  )
}
