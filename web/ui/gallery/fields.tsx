import { useState } from 'react'
import { ColourField } from '../components/colour-field.tsx'
import { ComboBox } from '../components/combo-box.tsx'
import { PasswordField } from '../components/password-field.tsx'
import { SearchField } from '../components/search-field.tsx'
import { Select } from '../components/select.tsx'
import { TextArea } from '../components/text-area.tsx'
import { TextField } from '../components/text-field.tsx'
import { useStrings } from '../use-strings.ts'
import { strings } from './strings.ts'

export function Fields() {
  const t = useStrings(strings)
  const [colour, setColour] = useState('#0a7370')
  const [role, setRole] = useState<string | null>('agent')
  const [brand, setBrand] = useState<string | null>(null)
  const roles = [
    { id: 'agent', label: t.agent, note: t.agentNote },
    { id: 'supervisor', label: t.supervisor, note: t.supervisorNote },
    { id: 'administrator', label: t.administrator, isDisabled: true },
  ]
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField label={t.name} placeholder={t.namePlaceholder} description={t.nameNote} />
      <TextField label={t.name} isOptional defaultValue="" error={t.nameError} />
      <TextField label={t.name} isDisabled defaultValue={t.namePlaceholder} />
      <PasswordField
        label={t.password}
        defaultValue="correct horse battery"
        autoComplete="new-password"
      />
      <SearchField label={t.search} placeholder={t.searchPlaceholder} />
      <SearchField label={t.search} isLabelShown defaultValue={t.name} />
      <Select
        label={t.role}
        description={t.roleNote}
        options={roles}
        value={role}
        onChange={setRole}
      />
      <Select
        label={t.role}
        placeholder={t.more}
        options={roles}
        value={null}
        onChange={setRole}
        error={t.nameError}
      />
      <Select label={t.role} options={roles} value={role} onChange={setRole} isDisabled />
      <ComboBox
        label={t.brand}
        options={roles}
        value={brand}
        onChange={setBrand}
        placeholder={t.search}
      />
      <ColourField label={t.colour} value={colour} onChange={setColour} />
      <TextArea label={t.remark} isOptional placeholder={t.nameNote} />
    </div>
  )
}
