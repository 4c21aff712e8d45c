import { Link } from '@tanstack/react-router'
import { ChevronLeft, Lock } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { buttonClasses } from '@yingsheng/ui/button'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../queries.ts'
import { usePageName } from '../shell/use-page-name.ts'
import { maySee, type SectionId } from './sections.ts'
import { useSoughtSetting } from './search/use-sought-setting.ts'
import { SettingsNav } from './settings-nav.tsx'
import { strings } from './strings.ts'

type FrameProps = {
  title: string
  description?: ReactNode
  /** At the right of the title. */
  action?: ReactNode
  children: ReactNode
  /** Stays at the foot of the window: the save bar. */
  foot?: ReactNode
  /** Where the arrow above the title leads. */
  back?: { to: string; label: string }
  width?: 'narrow' | 'wide'
}

/** The column of pages and the page itself. */
export function SettingsFrame({
  title,
  description,
  action,
  children,
  foot,
  back,
  width = 'narrow',
}: FrameProps) {
  const t = useStrings(strings)
  const heading = useHeadingFocus()
  usePageName(title)
  useSoughtSetting()
  const measure = width === 'narrow' ? 'max-w-200' : 'max-w-300'
  return (
    <div className="flex h-full min-h-0 min-w-0 flex-1 bg-canvas">
      <div className="hidden w-56 shrink-0 overflow-y-auto border-r border-line bg-subtle lg:block">
        <SettingsNav />
      </div>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="min-h-0 flex-1 overflow-y-auto">
          <div
            className={`mx-auto flex w-full flex-col gap-5 px-4 py-5 lg:px-8 lg:py-7 ${measure}`}
          >
            <header className="flex flex-wrap items-end gap-x-4 gap-y-3">
              <div className="min-w-0 flex-1 basis-60">
                <Link
                  to={(back?.to ?? '/settings') as string}
                  className={`mb-2 -ml-1 inline-flex min-h-6 items-center gap-0.5 rounded-4 pr-1 text-13 text-2 hover:text-1 ${back ? '' : 'lg:hidden'}`}
                >
                  <ChevronLeft size={16} aria-hidden />
                  {back?.label ?? t.back}
                </Link>
                <h1
                  ref={heading}
                  tabIndex={-1}
                  className="text-22 font-semibold text-1 outline-none"
                >
                  {title}
                </h1>
                {description === undefined ? null : (
                  <p className="pt-0.5 text-13 text-3">{description}</p>
                )}
              </div>
              {action}
            </header>
            {children}
          </div>
        </div>
        {foot}
      </div>
    </div>
  )
}

/** A page of the management, for those who may see it; everyone else reads why it is closed. */
export function ManagementFrame({ section, ...props }: FrameProps & { section: SectionId }) {
  const t = useStrings(strings)
  const { agent } = useMe()
  if (maySee(agent.role, section)) return <SettingsFrame {...props} />
  return (
    <SettingsFrame title={props.title}>
      <EmptyState
        icon={<Lock />}
        title={t.notAllowedTitle}
        action={
          <Link
            to={'/settings/profile' as string}
            className={buttonClasses({ variant: 'primary' })}
          >
            {t.toProfile}
          </Link>
        }
      >
        {t.notAllowedText}
      </EmptyState>
    </SettingsFrame>
  )
}

/**
 * Coming from another page of the settings, the focus goes to the heading: the link that had it is
 * gone with its page, and a screen reader says where one is now.
 */
function useHeadingFocus() {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body && hasShownPage)
      heading.current?.focus({ preventScroll: true })
    hasShownPage = true
  }, [])
  return heading
}

let hasShownPage = false
