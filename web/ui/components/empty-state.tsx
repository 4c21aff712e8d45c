import type { ReactNode } from 'react'

/** Where nothing is yet: says why, and what to do about it. */
export function EmptyState(props: {
  icon?: ReactNode
  title: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="flex flex-col items-center gap-2 px-6 py-12 text-center">
      {props.icon ? (
        <span
          aria-hidden
          className="mb-1 inline-flex size-12 items-center justify-center rounded-16 bg-brand-tint text-brand-text [&_svg]:size-6"
        >
          {props.icon}
        </span>
      ) : null}
      <p className="text-14 font-semibold text-1">{props.title}</p>
      {props.children ? <div className="max-w-90 text-13 text-3">{props.children}</div> : null}
      {props.action ? <div className="mt-2">{props.action}</div> : null}
    </div>
  )
}
