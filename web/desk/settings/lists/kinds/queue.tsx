import { useQuery } from '@tanstack/react-query'
import { nameCharactersMax } from '@yingsheng/contracts/limits'
import { Chip } from '@yingsheng/ui/chip'
import { SegmentedControl } from '@yingsheng/ui/radio-group'
import { Select } from '@yingsheng/ui/select'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useEntryNames, type EntryOf } from '../../../catalogue/catalogue.ts'
import { businessQuery } from '../../../queries.ts'
import type { FieldsProps, ListSpec } from '../list-spec.ts'
import { strings } from '../strings.ts'
import { NumberField } from './number-field.tsx'
import { ReferenceField } from './reference-field.tsx'

export const queueSpec: ListSpec<'queue'> = {
  kind: 'queue',
  blank: () => ({
    kind: 'queue',
    name: '',
    teamId: null,
    skillId: null,
    priority: 0,
    assignment: 'automatic',
    targetSeconds: 180,
  }),
  nameCharactersMax,
  levels: 1,
  Details: QueueDetails,
  Fields: QueueFields,
  isFilledIn: ({ targetSeconds }) => isTarget(targetSeconds),
}

const isTarget = (seconds: number) => seconds >= 10 && seconds <= 86_400

function QueueDetails({ entry: { id, fields } }: { entry: EntryOf<'queue'> }) {
  const t = useStrings(strings)
  const nameOf = useEntryNames()
  const { data } = useQuery(businessQuery)
  const who = [nameOf(fields.teamId), nameOf(fields.skillId)].filter(Boolean).join(' · ')
  const lines = data?.lines.filter(({ queueId, isArchived }) => queueId === id && !isArchived)
  return (
    <>
      {who ? <span>{who}</span> : null}
      <span className="num">{t.priorityOf(fields.priority)}</span>
      <span>{t.assignments[fields.assignment]}</span>
      <span className="num">{t.targetOf(fields.targetSeconds)}</span>
      {lines?.map((line) => (
        <Chip key={line.id}>{line.name}</Chip>
      ))}
    </>
  )
}

const priorities = Array.from({ length: 10 }, (_, level) => String(level))

function QueueFields({ fields, change, isChecked }: FieldsProps<'queue'>) {
  const t = useStrings(strings)
  return (
    <>
      <ReferenceField
        kind="team"
        label={t.team}
        description={t.teamNote}
        value={fields.teamId}
        onChange={(teamId) => change({ teamId })}
      />
      <ReferenceField
        kind="skill"
        label={t.skill}
        description={t.skillNote}
        value={fields.skillId}
        onChange={(skillId) => change({ skillId })}
      />
      <Select
        label={t.priority}
        description={t.priorityNote}
        options={priorities.map((level) => ({ id: level, label: level }))}
        value={String(fields.priority)}
        onChange={(level) => change({ priority: Number(level) })}
      />
      <SegmentedControl<'automatic' | 'manual'>
        label={t.assignment}
        options={[
          { id: 'automatic', label: t.assignments.automatic },
          { id: 'manual', label: t.assignments.manual },
        ]}
        value={fields.assignment}
        onChange={(assignment) => change({ assignment })}
      />
      <NumberField
        label={t.target}
        description={t.targetNote}
        value={fields.targetSeconds}
        onChange={(seconds) => change({ targetSeconds: seconds ?? 0 })}
        error={isChecked && !isTarget(fields.targetSeconds) ? t.targetBad : undefined}
      />
    </>
  )
}
