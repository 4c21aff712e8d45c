import { CircleAlert } from 'lucide-react'
import { useId } from 'react'
import { Checkbox } from '@yingsheng/ui/checkbox'

type CheckListProps<Id extends string> = {
  label: string
  options: readonly { id: Id; label: string; note?: string }[]
  value: readonly Id[]
  onChange: (value: Id[]) => void
  error?: string | undefined
}

/** Any of a few, each with its explanation in sight. */
export function CheckList<Id extends string>(props: CheckListProps<Id>) {
  const { label, options, value, onChange, error } = props
  const labelId = useId()
  const errorId = useId()
  return (
    <div
      role="group"
      aria-labelledby={labelId}
      aria-describedby={error === undefined ? undefined : errorId}
      className="flex flex-col gap-2"
    >
      <span id={labelId} className="text-13 font-medium text-1">
        {label}
      </span>
      {options.map(({ id, label: text, note }) => (
        <Checkbox
          key={id}
          {...(note === undefined ? {} : { description: note })}
          isInvalid={error !== undefined}
          isSelected={value.includes(id)}
          onChange={(isOn) => onChange(isOn ? [...value, id] : value.filter((one) => one !== id))}
        >
          {text}
        </Checkbox>
      ))}
      {error === undefined ? null : (
        <p id={errorId} className="flex items-start gap-1 text-12 text-bad">
          <CircleAlert size={14} aria-hidden className="mt-0.5" />
          {error}
        </p>
      )}
    </div>
  )
}
