import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Chip } from '@yingsheng/ui/chip'
import { Menu, MenuItem, MenuTrigger } from '@yingsheng/ui/menu'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useEntries } from '../../catalogue/catalogue.ts'
import { strings } from './strings.ts'

type EntriesPickerProps = {
  kind: 'team' | 'skill'
  label: string
  ids: readonly string[]
  onChange: (ids: string[]) => void
}

/** Several entries of a list; what was chosen counts when the menu closes. */
export function EntriesPicker({ kind, label, ids, onChange }: EntriesPickerProps) {
  const t = useStrings(strings)
  const [picked, setPicked] = useState<readonly string[] | null>(null)
  const shown = picked ?? ids
  // What was put away stays with whoever has it, until somebody takes it off.
  const entries = useEntries(kind).filter(({ id, isArchived }) => !isArchived || ids.includes(id))
  const names = entries.filter(({ id }) => shown.includes(id))
  function close() {
    setPicked(null)
    const isSame = picked?.length === ids.length && picked.every((id) => ids.includes(id))
    if (picked && !isSame) onChange([...picked])
  }
  return (
    <MenuTrigger onOpenChange={(isOpen) => (isOpen ? setPicked(ids) : close())}>
      <AriaButton
        aria-label={`${label}: ${names.map(({ fields }) => fields.name).join(', ') || t.none}`}
        className="flex min-h-control w-full max-w-70 items-center gap-1 rounded-8 border border-line-2 bg-surface py-1 pr-2 pl-2 text-13 text-1 hover:border-line-3"
      >
        <span className="flex min-w-0 flex-1 flex-wrap gap-1">
          {names.length === 0 ? <span className="text-3">{t.none}</span> : null}
          {names.map(({ id, fields }) => (
            <Chip key={id}>{fields.name}</Chip>
          ))}
        </span>
        <ChevronDown size={16} aria-hidden className="shrink-0 text-3" />
      </AriaButton>
      {entries.length === 0 ? (
        <Menu aria-label={label} placement="bottom start" disabledKeys={['nothing']}>
          <MenuItem id="nothing">{t.nothing}</MenuItem>
        </Menu>
      ) : (
        <Menu
          aria-label={label}
          placement="bottom start"
          selectionMode="multiple"
          selectedKeys={shown}
          onSelectionChange={(keys) =>
            setPicked(keys === 'all' ? entries.map(({ id }) => id) : [...keys].map(String))
          }
        >
          {entries.map(({ id, fields }) => (
            <MenuItem key={id} id={id}>
              {fields.name}
            </MenuItem>
          ))}
        </Menu>
      )}
    </MenuTrigger>
  )
}
