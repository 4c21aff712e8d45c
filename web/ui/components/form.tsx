import { useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'
import { isComposing } from '../use-composition.ts'

type FormProps = {
  children: ReactNode
  /** Looks at what is filled in; when it answers false the first field that is wrong gets the focus. */
  onSubmit: () => boolean | void | Promise<void>
  label?: string
  /** For a submit button that stands elsewhere: `<Button type="submit" form={id}>`. */
  id?: string
  className?: string
}

/** A form whose Enter never submits in the middle of a composition. */
export function Form({ children, onSubmit, label, id, className }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  function submit(event: FormEvent) {
    event.preventDefault()
    // A form in a dialog is a child of its page's form for React, though not in the document.
    event.stopPropagation()
    if (onSubmit() !== false) return
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
    )
  }
  return (
    <form
      ref={form}
      id={id}
      noValidate
      aria-label={label}
      className={className}
      onSubmit={submit}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter' && isComposing(event)) event.preventDefault()
      }}
    >
      {children}
    </form>
  )
}
