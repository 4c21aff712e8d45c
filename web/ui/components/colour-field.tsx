import { strings } from '../strings.ts'
import { useStrings } from '../use-strings.ts'
import { TextField, type TextFieldProps } from './text-field.tsx'

type ColourFieldProps = Omit<
  TextFieldProps,
  'value' | 'onChange' | 'before' | 'after' | 'type' | 'defaultValue'
> & {
  /** What is typed; a colour once it is `#` and six hexadecimal digits. */
  value: string
  onChange: (value: string) => void
}

/** A colour as `#rrggbb`: typed, pasted or picked. */
export function ColourField({ value, onChange, ...props }: ColourFieldProps) {
  const t = useStrings(strings)
  return (
    <TextField
      {...props}
      value={value}
      onChange={(typed) => onChange(tidyColour(typed))}
      maxLength={7}
      spellCheck="false"
      autoComplete="off"
      inputClassName="num uppercase font-mono"
      before={
        <input
          type="color"
          aria-label={`${props.label}: ${t.pickColour}`}
          value={isColour(value) ? value : '#000000'}
          onChange={(event) => onChange(event.target.value.toLowerCase())}
          className="ml-1 size-6 cursor-pointer appearance-none rounded-6 border border-line-3 bg-transparent p-0 [&::-webkit-color-swatch]:rounded-[5px] [&::-webkit-color-swatch]:border-0 [&::-webkit-color-swatch-wrapper]:p-0"
        />
      }
    />
  )
}

export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/.test(text)
}

/** Lower case, with a leading #. */
function tidyColour(typed: string): string {
  const digits = typed
    .toLowerCase()
    .replace(/[^0-9a-f]/g, '')
    .slice(0, 6)
  return `#${digits}`
}
