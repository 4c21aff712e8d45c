import { Check } from 'lucide-react'
import type { Tint } from '@yingsheng/contracts/catalogue'
import { useStrings } from '@yingsheng/ui/use-strings'
import { TagChip, tintLooks } from '../../../catalogue/tag-chip.tsx'
import type { FieldsProps, ListSpec } from '../list-spec.ts'
import { strings } from '../strings.ts'

const tints: readonly Tint[] = ['grey', 'teal', 'blue', 'purple', 'green', 'amber', 'red', 'pink']

export const tagSpec: ListSpec<'tag'> = {
  kind: 'tag',
  blank: () => ({ kind: 'tag', name: '', tint: 'grey' }),
  nameCharactersMax: 20,
  levels: 1,
  Name: ({ fields }) => <TagChip name={fields.name} tint={fields.tint} />,
  Fields: TagFields,
}

function TagFields({ fields, change }: FieldsProps<'tag'>) {
  const t = useStrings(strings)
  return (
    <>
      <div role="group" aria-label={t.tint} className="flex flex-col gap-1.5">
        <span aria-hidden className="text-13 font-medium text-1">
          {t.tint}
        </span>
        <div className="flex flex-wrap gap-1.5">
          {tints.map((tint) => (
            <button
              key={tint}
              type="button"
              aria-label={t.tints[tint]}
              aria-pressed={fields.tint === tint}
              title={t.tints[tint]}
              onClick={() => change({ tint })}
              className="inline-flex size-8 items-center justify-center rounded-8 border border-line touch:size-10"
              style={tintLooks[tint]}
            >
              {fields.tint === tint ? <Check size={16} strokeWidth={3} aria-hidden /> : null}
            </button>
          ))}
        </div>
      </div>
      <p className="flex items-center gap-2 text-13 text-3">
        {t.preview}
        <TagChip name={fields.name.trim() || t.kinds.tag.title} tint={fields.tint} />
      </p>
    </>
  )
}
