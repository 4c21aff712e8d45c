import { CircleAlert } from 'lucide-react'
import { useId } from 'react'
import type { WebhookType } from '@yingsheng/contracts/integrations'
import { Checkbox } from '@yingsheng/ui/checkbox'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings } from './strings.ts'

type Group = 'conversation' | 'customer' | 'agent'

function groupOf(type: WebhookType): Group {
  if (type.startsWith('customer.')) return 'customer'
  return type.startsWith('agent.') ? 'agent' : 'conversation'
}

type TypePickerProps = {
  value: readonly WebhookType[]
  onChange: (types: WebhookType[]) => void
  error?: string | undefined
}

/** All events there are, by what they are about; a group is chosen by its head. */
export function TypePicker({ value, onChange, error }: TypePickerProps) {
  const t = useStrings(strings)
  const labelId = useId()
  const errorId = useId()
  const types = Object.keys(t.typeNames) as WebhookType[]
  const chosen = (list: readonly WebhookType[]) => list.filter((type) => value.includes(type))
  return (
    <div
      role="group"
      aria-labelledby={labelId}
      aria-describedby={error === undefined ? undefined : errorId}
      className="flex flex-col gap-2"
    >
      <span id={labelId} className="text-13 font-medium text-1">
        {t.types}
      </span>
      {error === undefined ? null : (
        <p id={errorId} className="flex items-start gap-1 text-12 text-bad">
          <CircleAlert size={14} aria-hidden className="mt-0.5" />
          {error}
        </p>
      )}
      {(Object.keys(t.groups) as Group[]).map((group) => {
        const own = types.filter((type) => groupOf(type) === group)
        const on = chosen(own)
        const others = value.filter((type) => !own.includes(type))
        return (
          <div key={group} className="rounded-8 border border-line px-3 py-2.5">
            <Checkbox
              isSelected={on.length === own.length}
              isIndeterminate={on.length > 0 && on.length < own.length}
              isInvalid={error !== undefined}
              onChange={(isOn) => onChange(isOn ? [...others, ...own] : [...others])}
              className="font-medium"
            >
              {t.groups[group]}
            </Checkbox>
            <div className="grid gap-x-4 gap-y-2 pt-2.5 pl-6.5 sm:grid-cols-2">
              {own.map((type) => (
                <Checkbox
                  key={type}
                  description={<code className="font-mono">{type}</code>}
                  isSelected={value.includes(type)}
                  onChange={(isOn) =>
                    onChange(isOn ? [...value, type] : value.filter((one) => one !== type))
                  }
                >
                  {t.typeNames[type]}
                </Checkbox>
              ))}
            </div>
          </div>
        )
      })}
    </div>
  )
}
