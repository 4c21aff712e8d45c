import { Link } from '@tanstack/react-router'
import {
  Building2,
  ChevronRight,
  KeyRound,
  MessageSquareCode,
  Shield,
  Store,
  UserRound,
  UsersRound,
  Webhook,
  Zap,
} from 'lucide-react'
import { useId } from 'react'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../queries.ts'
import { managementSections, mayManage, personalSections, type SectionId } from './sections.ts'
import { strings } from './strings.ts'

/** The list of pages: a column beside the page, or a page of its own on a phone. */
export function SettingsNav() {
  const t = useStrings(strings)
  const { agent } = useMe()
  return (
    <nav aria-label={t.settings} className="flex flex-col gap-5 px-3 py-4">
      <NavGroup title={t.personal} sections={personalSections} />
      {mayManage(agent.role) ? (
        <NavGroup title={t.management} sections={managementSections} />
      ) : null}
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

const icons = {
  profile: UserRound,
  security: Shield,
  replies: Zap,
  agents: UsersRound,
  brands: Store,
  lines: MessageSquareCode,
  business: Building2,
  keys: KeyRound,
  webhooks: Webhook,
}
