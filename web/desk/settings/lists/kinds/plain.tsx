/** Lists whose entries have a name and little more. */
import { useStrings } from '@yingsheng/ui/use-strings'
import { nameCharactersMax } from '@yingsheng/contracts/limits'
import { useEntryName } from '../../../catalogue/catalogue.ts'
import type { FieldsProps, ListSpec } from '../list-spec.ts'
import { strings } from '../strings.ts'
import { NumberField } from './number-field.tsx'
import { ReferenceField } from './reference-field.tsx'

export const departmentSpec: ListSpec<'department'> = {
  kind: 'department',
  blank: () => ({ kind: 'department', name: '', parentId: null }),
  nameCharactersMax,
  levels: 6,
}

export const teamSpec: ListSpec<'team'> = {
  kind: 'team',
  blank: () => ({ kind: 'team', name: '', departmentId: null }),
  nameCharactersMax,
  levels: 1,
  Details: ({ entry }) => <>{useEntryName(entry.fields.departmentId)}</>,
  Fields: TeamFields,
}

function TeamFields({ fields, change }: FieldsProps<'team'>) {
  const t = useStrings(strings)
  return (
    <ReferenceField
      kind="department"
      label={t.department}
      value={fields.departmentId}
      onChange={(departmentId) => change({ departmentId })}
    />
  )
}

export const skillSpec: ListSpec<'skill'> = {
  kind: 'skill',
  blank: () => ({ kind: 'skill', name: '' }),
  nameCharactersMax,
  levels: 1,
}

export const categorySpec: ListSpec<'wrap-up-category'> = {
  kind: 'wrap-up-category',
  blank: () => ({ kind: 'wrap-up-category', name: '', parentId: null }),
  nameCharactersMax,
  levels: 2,
}

export const resultSpec: ListSpec<'wrap-up-result'> = {
  kind: 'wrap-up-result',
  blank: () => ({ kind: 'wrap-up-result', name: '' }),
  nameCharactersMax,
  levels: 1,
}

export const breakReasonSpec: ListSpec<'break-reason'> = {
  kind: 'break-reason',
  blank: () => ({ kind: 'break-reason', name: '', minutes: null }),
  nameCharactersMax,
  levels: 1,
  Details: BreakMinutes,
  Fields: BreakFields,
  isFilledIn: ({ minutes }) => areMinutes(minutes),
}

/** NaN stands for what was typed and is no number. */
const areMinutes = (minutes: number | null) =>
  minutes === null || (Number.isInteger(minutes) && minutes >= 1 && minutes <= 720)

function BreakMinutes({ entry: { fields } }: { entry: { fields: { minutes: number | null } } }) {
  const t = useStrings(strings)
  return fields.minutes === null ? null : <span className="num">{t.minutesOf(fields.minutes)}</span>
}

function BreakFields({ fields, change, isChecked }: FieldsProps<'break-reason'>) {
  const t = useStrings(strings)
  return (
    <NumberField
      label={t.minutes}
      isOptional
      description={t.minutesNote}
      value={fields.minutes}
      onChange={(minutes, isEmpty) => change({ minutes: isEmpty ? null : (minutes ?? NaN) })}
      error={isChecked && !areMinutes(fields.minutes) ? t.minutesBad : undefined}
    />
  )
}
