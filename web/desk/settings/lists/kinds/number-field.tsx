import { useState } from 'react'
import { TextField } from '@yingsheng/ui/text-field'

type NumberFieldProps = {
  label: string
  description?: string
  /** Null: empty, or not a number. */
  value: number | null
  onChange: (value: number | null, isEmpty: boolean) => void
  error?: string | undefined
  isOptional?: boolean
}

/** A whole number, typed; keeps what is typed while it is none. */
export function NumberField({ value, onChange, ...words }: NumberFieldProps) {
  const [typed, setTyped] = useState(value === null ? '' : String(value))
  return (
    <TextField
      {...words}
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      value={typed}
      onChange={(text) => {
        setTyped(text)
        const digits = text.normalize('NFKC').trim()
        onChange(/^\d+$/.test(digits) ? Number(digits) : null, digits === '')
      }}
      className="max-w-60"
      inputClassName="num"
    />
  )
}
