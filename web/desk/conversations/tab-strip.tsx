import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { classNames } from '@yingsheng/ui/class-names'

type Props<Id extends string> = {
  label: string
  tabs: readonly { id: Id; label: ReactNode; panelId?: string; className?: string }[]
  value: Id
  onChange: (id: Id) => void
  className?: string
}

/** A few tabs above something that changes with them. Arrow keys move and choose, as everywhere. */
export function TabStrip<Id extends string>({
  label,
  tabs,
  value,
  onChange,
  className,
}: Props<Id>) {
  const list = useRef<HTMLDivElement>(null)
  function move(event: KeyboardEvent) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const index = tabs.findIndex((tab) => tab.id === value)
    const next = tabs[(index + step + tabs.length) % tabs.length]
    if (!next) return
    onChange(next.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={label}
      className={classNames('flex gap-4', className)}
      onKeyDown={move}
    >
      {tabs.map((tab) => {
        const isChosen = tab.id === value
        return (
          <button
            key={tab.id}
            type="button"
            role="tab"
            data-tab={tab.id}
            aria-selected={isChosen}
            {...(tab.panelId ? { 'aria-controls': tab.panelId } : {})}
            tabIndex={isChosen ? 0 : -1}
            onClick={() => onChange(tab.id)}
            className={classNames(
              'relative inline-flex items-center gap-1 text-13 whitespace-nowrap transition-colors duration-120 -outline-offset-2!',
              'after:absolute after:inset-x-0 after:-bottom-px after:h-0.5',
              isChosen ? 'font-semibold text-brand-text after:bg-brand' : 'text-2 hover:text-1',
              tab.className,
            )}
          >
            {tab.label}
          </button>
        )
      })}
    </div>
  )
}
