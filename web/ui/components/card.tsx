import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'

type CardProps = {
  /** Where a link or a search leads to. */
  id?: string
  title?: string
  description?: ReactNode
  /** At the right of the title. */
  action?: ReactNode
  children: ReactNode
  /** Buttons that belong to the whole card. */
  foot?: ReactNode
  className?: string
}

/** A part of a page with a title of its own. */
export function Card({ id, title, description, action, children, foot, className }: CardProps) {
  return (
    <section id={id} className={classNames('rounded-12 border border-line bg-surface', className)}>
      {title === undefined ? null : (
        <header className="flex flex-wrap items-start gap-x-4 gap-y-2 px-5 pt-4">
          <div className="min-w-0 flex-1 basis-48">
            <h2 className="text-14 leading-6 font-semibold text-1">{title}</h2>
            {description === undefined ? null : <p className="text-13 text-3">{description}</p>}
          </div>
          {action}
        </header>
      )}
      <div className="px-5 py-4">{children}</div>
      {foot === undefined ? null : (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
          {foot}
        </footer>
      )}
    </section>
  )
}
