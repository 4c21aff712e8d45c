import { Link } from '@tanstack/react-router'
import {
  Building2,
  ChevronRight,
  ClipboardCheck,
  Clock,
  Coffee,
  Download,
  ListOrdered,
  MapPin,
  MessageSquareCode,
  Network,
  PanelRight,
  Shield,
  Sticker,
  Store,
  Tags,
  UserRound,
  UsersRound,
  KeyRound,
  Webhook,
  Zap,
} from 'lucide-react'
import { useId, useState } from 'react'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../queries.ts'
import { SettingsSearch } from './search/settings-search.tsx'
import { maySee, settingsGroups, type SectionId } from './sections.ts'
import { strings } from './strings.ts'

/** The pages in their groups, and a search over them: a column beside the page, or a page of its own on a phone. */
export function SettingsNav() {
  const t = useStrings(strings)
  const { agent } = useMe()
  const [sought, setSought] = useState('')
  return (
    <nav aria-label={t.settings} className="flex flex-col gap-4 px-3 py-4">
      <SettingsSearch sought={sought} onSeek={setSought} />
      {sought.trim() === ''
        ? settingsGroups.map(({ id, sections }) => {
            const seen = sections.filter((section) => maySee(agent.role, section))
            return seen.length > 0 ? (
              <NavGroup key={id} title={t.groups[id]} sections={seen} />
            ) : null
          })
        : null}
    </nav>
  )
}

function NavGroup({ title, sections }: { title: string; sections: readonly SectionId[] }) {
  const t = useStrings(strings)
  const titleId = useId()
  return (
    <div>
      <p id={titleId} className="px-2 pb-1 text-12 font-medium text-3">
        {title}
      </p>
      <ul aria-labelledby={titleId} className="flex flex-col gap-0.5">
        {sections.map((section) => {
          const Icon = icons[section]
          return (
            <li key={section}>
              <Link to={`/settings/${section}` as string} className={linkLook}>
                <Icon size={18} aria-hidden />
                <span className="flex-1">{t[section]}</span>
                <ChevronRight size={16} aria-hidden className="text-3 lg:hidden" />
              </Link>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const linkLook =
  'flex min-h-control-lg items-center gap-2.5 rounded-8 px-2 text-14 text-2 transition-colors duration-120 hover:bg-hover hover:text-1 ' +
  'lg:min-h-control lg:text-13 data-[status=active]:bg-selected data-[status=active]:font-semibold data-[status=active]:text-brand-text ' +
  'forced-colors:data-[status=active]:outline'

const icons: Record<SectionId, typeof Shield> = {
  profile: UserRound,
  security: Shield,
  agents: UsersRound,
  teams: Network,
  queues: ListOrdered,
  breaks: Coffee,
  hours: Clock,
  tags: Tags,
  'wrap-up': ClipboardCheck,
  stickers: Sticker,
  lines: MessageSquareCode,
  brands: Store,
  outlets: MapPin,
  business: Building2,
  panels: PanelRight,
  replies: Zap,
  keys: KeyRound,
  webhooks: Webhook,
  exports: Download,
}
