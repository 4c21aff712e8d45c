import { useMutation } from '@tanstack/react-query'
import type { Business } from '@yingsheng/contracts/business'
import type { AttachmentPolicy, FileKind } from '@yingsheng/contracts/files'
import { fileBytesMax } from '@yingsheng/contracts/limits'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { Checkbox } from '@yingsheng/ui/checkbox'
import { Form } from '@yingsheng/ui/form'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { Select } from '@yingsheng/ui/select'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { takeBusiness } from '../business-cache.ts'
import { isSame } from '../merge-changes.ts'
import { useDraft } from '../use-draft.ts'
import { saveBusiness } from './save-business.ts'
import { strings } from './strings.ts'

const MiB = 1024 * 1024
const kinds: readonly FileKind[] = ['image', 'video', 'audio', 'document', 'archive', 'other']
const sizes = [1, 2, 5, 10, 15, 20, fileBytesMax / MiB]

/** Which files customers and agents may send. What could be run in a browser is never accepted. */
export function AttachmentsCard({ business }: { business: Business }) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const { base, draft, isDirty, change, reset } = useDraft(business.attachments)
  const save = useMutation({
    mutationFn: () =>
      saveBusiness({
        isUntouched: (now) => isSame(now.attachments, base),
        sequence: business.sequence,
        save: (baseSequence) =>
          call('PATCH /api/business', { body: { baseSequence, attachments: draft } }),
        read: async () => (await call('GET /api/business')).business,
      }),
    onSuccess: (outcome) => {
      const now = outcome.is === 'saved' ? outcome.business : outcome.now
      takeBusiness(now)
      reset(now.attachments)
      showToast(
        outcome.is === 'saved' ? { text: t.saved } : { tone: 'bad', text: t.attachmentsStale },
      )
    },
  })
  return (
    <Card id="setting-attachments" title={t.attachments} description={t.attachmentsText}>
      <Form label={t.attachments} onSubmit={() => save.mutate()} className="flex flex-col gap-5">
        {save.isError ? <Banner tone="bad">{sentence(save.error)}</Banner> : null}
        <div className="grid gap-5 sm:grid-cols-2">
          <Rule who="customers" policy={draft} onChange={change} />
          <Rule who="agents" policy={draft} onChange={change} />
        </div>
        <div className="flex justify-end">
          <Button type="submit" variant="primary" isDisabled={!isDirty} isPending={save.isPending}>
            {t.save}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

type RuleProps = {
  who: keyof AttachmentPolicy
  policy: AttachmentPolicy
  onChange: (changes: Partial<AttachmentPolicy>) => void
}

function Rule({ who, policy, onChange }: RuleProps) {
  const t = useStrings(strings)
  const rule = policy[who]
  const put = (changes: Partial<typeof rule>) => onChange({ [who]: { ...rule, ...changes } })
  const offered = [...new Set([...sizes, rule.bytesMax / MiB])].toSorted((a, b) => a - b)
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="pb-1 text-13 font-medium text-1">{t.mayBeSent[who]}</legend>
      {kinds.map((kind) => (
        <Checkbox
          key={kind}
          isSelected={rule.kinds.includes(kind)}
          onChange={(isSelected) =>
            put({
              kinds: kinds.filter((each) =>
                each === kind ? isSelected : rule.kinds.includes(each),
              ),
            })
          }
        >
          {t.fileKinds[kind]}
        </Checkbox>
      ))}
      <Select
        label={t.sizeMax}
        options={offered.map((size) => ({
          id: String(size),
          label: `${Number(size.toFixed(2))} MB`,
        }))}
        value={String(rule.bytesMax / MiB)}
        onChange={(size) => put({ bytesMax: Math.round(Number(size) * MiB) })}
        className="max-w-60"
      />
      {rule.kinds.length === 0 ? <p className="text-12 text-warn">{t.nothingSent}</p> : null}
    </fieldset>
  )
}
