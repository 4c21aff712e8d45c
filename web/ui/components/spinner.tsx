import { LoaderCircle } from 'lucide-react'
import { strings } from '../strings.ts'
import { useStrings } from '../use-strings.ts'

type SpinnerProps = {
  size?: number
  label?: string
  /** Where something else says that it is working. */
  isSilent?: boolean
}

/** Appears after 300 ms, so that what is quick never flickers. */
export function Spinner({ size = 20, label, isSilent = false }: SpinnerProps) {
  const t = useStrings(strings)
  const icon = <LoaderCircle size={size} aria-hidden className="animate-spin-late" />
  if (isSilent) return icon
  return (
    <span role="status" className="inline-flex">
      {icon}
      <span className="sr-only">{label ?? t.loading}</span>
    </span>
  )
}
