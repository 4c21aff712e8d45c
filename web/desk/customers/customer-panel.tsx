import { ExternalLink, X } from 'lucide-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'
import type { View } from '@yingsheng/contracts/conversations'
import type { Page } from '@yingsheng/contracts/customers'
import { Avatar } from '@yingsheng/ui/avatar'
import { Chip, StatusDot } from '@yingsheng/ui/chip'
import { classNames } from '@yingsheng/ui/class-names'
import { IconButton } from '@yingsheng/ui/icon-button'
import { TimeAgo } from '@yingsheng/ui/time-ago'
import { isComposing } from '@yingsheng/ui/use-composition'
import { useMinute } from '@yingsheng/ui/use-now'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import type { Thread } from '../conversations/rules/fold-thread.ts'
import { relativeTime } from '../conversations/rules/relative-time.ts'
import { strings as conversationStrings } from '../conversations/strings.ts'
import { prefetchThread } from '../conversations/thread-queries.ts'
import { useWorkspaceState } from '../conversations/workspace-state.ts'
import { lazyPart } from '../shell/lazy-part.tsx'
import { safePage } from './rules/safe-page.ts'
import { strings } from './strings.ts'

/** With what edits it, which is wanted a moment after the conversation itself. */
const Profile = lazyPart(async () => (await import('./profile.tsx')).Profile)

const close = () => useWorkspaceState.setState({ isPanelOpen: false })

/** Who the customer is: a column where there is room, a drawer over the thread where there is not. */
export function CustomerPanel({ thread, view }: { thread: Thread; view: View }) {
  const t = useStrings(strings)
  const isOpen = useWorkspaceState((state) => state.isPanelOpen)
  const panel = useRef<HTMLElement>(null)
  useDrawer(panel, isOpen)
  const { customer } = thread
  const name = customer.name ?? t.anonymous(customer.number)
  return (
    <div className="contents">
      {isOpen ? (
        <div aria-hidden className="fixed inset-0 z-20 bg-scrim panel:hidden" onClick={close} />
      ) : null}
      <aside
        ref={panel}
        aria-label={t.panel}
        tabIndex={-1}
        className={classNames(
          'scroll-area w-83 shrink-0 border-l border-line bg-surface outline-hidden panel:block',
          isOpen
            ? 'max-panel:fixed max-panel:inset-y-0 max-panel:right-0 max-panel:z-30 max-panel:max-w-[calc(100vw-40px)] max-panel:shadow-3'
            : 'max-panel:hidden',
        )}
      >
        <header className="flex items-center gap-3 px-4 pt-3.5 pb-3">
          <Avatar id={customer.id} name={name} size={40} />
          <div className="min-w-0 flex-1">
            <h2 dir="auto" className="truncate text-left text-16 leading-6 font-semibold text-1">
              {name}
            </h2>
            <p className="flex items-center gap-2 text-12 text-3">
              <StatusDot
                tone={thread.isCustomerOnline ? 'ok' : 'plain'}
                label={thread.isCustomerOnline ? t.online : t.offline}
              />
              <span className="num truncate">{t.number(customer.number)}</span>
            </p>
          </div>
          <span className="panel:hidden">
            <IconButton label={t.conceal} onPress={close}>
              <X aria-hidden />
            </IconButton>
          </span>
        </header>
        <div className="px-4 pb-3">
          <Chip tone={customer.isIdentified ? 'ok' : 'plain'}>
            {customer.isIdentified ? t.identified : t.notIdentified}
          </Chip>
        </div>
        <CurrentPage page={thread.page} isOnline={thread.isCustomerOnline} />
        <Section title={t.profile}>
          <Profile customer={customer} />
        </Section>
        <Fields fields={customer.fields} />
        <Others thread={thread} view={view} />
      </aside>
    </div>
  )
}

/** As a drawer it takes the focus and keeps it, closes on Escape and gives the focus back. */
function useDrawer(panel: React.RefObject<HTMLElement | null>, isOpen: boolean): void {
  useEffect(() => {
    const drawer = panel.current
    if (!isOpen || !drawer) return
    const before = document.activeElement
    drawer.focus()
    let release = inertBehind(drawer)
    const onResize = () => {
      release()
      release = inertBehind(drawer)
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !isComposing(event)) close()
    }
    addEventListener('resize', onResize)
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('resize', onResize)
      removeEventListener('keydown', onKey)
      release()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [panel, isOpen])
}

/** Nothing behind it can be reached while it floats; beside the thread, as a column, it is in nobody's way. */
function inertBehind(drawer: HTMLElement): () => void {
  const behind: HTMLElement[] = []
  const isFloating = getComputedStyle(drawer).position === 'fixed'
  // Its own frame holds the scrim, which has to be clicked; outside the page's root stand the toasts.
  let frame = isFloating ? drawer.parentElement : null
  for (; frame && frame.parentElement !== document.body; frame = frame.parentElement) {
    for (const other of frame.parentElement?.children ?? []) {
      if (other === frame || !(other instanceof HTMLElement) || other.inert) continue
      other.inert = true
      behind.push(other)
    }
  }
  return () => {
    for (const each of behind) each.inert = false
  }
}

export function Section({
  title,
  hint,
  children,
}: {
  title: string
  hint?: string
  children: ReactNode
}) {
  return (
    <section className="border-t border-line px-4 py-3.5">
      <h3 className="pb-1.5 text-13 font-semibold text-1">{title}</h3>
      {hint ? <p className="-mt-1 pb-1.5 text-12 text-3">{hint}</p> : null}
      {children}
    </section>
  )
}

function CurrentPage({ page, isOnline }: { page: Page | null; isOnline: boolean }) {
  const t = useStrings(strings)
  if (!page) return null
  const { href, place } = safePage(page.url)
  const title = page.title || place
  return (
    <Section title={isOnline ? t.page : t.pageLast}>
      {href ? (
        <a
          href={href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="group flex items-start gap-2 rounded-8 border border-line p-2.5 hover:border-line-2 hover:bg-hover"
        >
          <span className="min-w-0 flex-1">
            <bdi className="line-clamp-2 text-13 text-1">{title}</bdi>
            <bdi className="block truncate text-12 text-3">{place}</bdi>
          </span>
          <ExternalLink size={14} aria-hidden className="mt-0.5 text-3" />
          <span className="sr-only">{t.openPage}</span>
        </a>
      ) : (
        <bdi className="text-13 text-2">{title}</bdi>
      )}
    </Section>
  )
}

function Fields({ fields }: { fields: Record<string, string> }) {
  const t = useStrings(strings)
  const entries = Object.entries(fields)
  if (entries.length === 0) return null
  return (
    <Section title={t.fields} hint={t.fieldsHint}>
      <dl className="grid grid-cols-[minmax(64px,auto)_1fr] gap-x-3 gap-y-1 text-13">
        {entries.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="max-w-28 truncate text-3">
              <bdi>{name}</bdi>
            </dt>
            <dd className="min-w-0 text-1">
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function Others({ thread, view }: { thread: Thread; view: View }) {
  const t = useStrings(strings)
  const language = useLanguage()
  const { times } = useStrings(conversationStrings)
  const now = useMinute()
  const { others, customer } = thread
  return (
    <Section title={t.others}>
      {others.length === 0 ? <p className="text-13 text-3">{t.noOthers}</p> : null}
      <ul className="-mx-2">
        {others.map((other) => (
          <li key={other.id}>
            <Link
              to="/conversations/$view/$conversationId"
              params={{ view, conversationId: other.id }}
              preload={false}
              onMouseEnter={() => prefetchThread(other.id)}
              className="flex items-center gap-2 rounded-6 px-2 py-1.5 text-13 -outline-offset-2! hover:bg-hover"
            >
              <span className="num shrink-0 text-12 text-3">#{other.number}</span>
              <bdi className="min-w-0 flex-1 truncate text-2">{other.text || '…'}</bdi>
              {other.status === 'open' ? <Chip tone="brand">{t.open}</Chip> : null}
              <time dateTime={other.openedAt} className="num shrink-0 text-12 text-3">
                {relativeTime(other.openedAt, now, times)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
      <p className="pt-2 text-12 text-3">
        {t.since}{' '}
        {new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(
          new Date(customer.createdAt),
        )}
        {thread.isCustomerOnline ? null : (
          <>
            {' · '}
            {t.lastSeenAt} <TimeAgo at={customer.lastSeenAt} />
          </>
        )}
      </p>
    </Section>
  )
}
