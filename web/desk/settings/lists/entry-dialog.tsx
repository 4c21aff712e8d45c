import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type {
  CatalogueEntry,
  CatalogueFields,
  CatalogueKind,
  FieldsOf,
} from '@yingsheng/contracts/catalogue'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Dialog } from '@yingsheng/ui/dialog'
import { Form } from '@yingsheng/ui/form'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { TextField } from '@yingsheng/ui/text-field'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call, RefusalError } from '../../api.ts'
import { takeEntry, useEntryNames, type EntryOf } from '../../catalogue/catalogue.ts'
import { differences } from '../merge-changes.ts'
import { staleNow } from '../stale.ts'
import { StaleNotice } from '../stale-notice.tsx'
import { useDraft } from '../use-draft.ts'
import { ParentField } from './kinds/reference-field.tsx'
import type { ListSpec } from './list-spec.ts'
import { strings } from './strings.ts'

/** What the dialog is open for. */
export type Edited<K extends CatalogueKind> =
  | { is: 'new'; fields: FieldsOf<K> }
  | { is: 'there'; entry: EntryOf<K> }

type EntryDialogProps<K extends CatalogueKind> = {
  spec: ListSpec<K>
  edited: Edited<K>
  onClose: () => void
}

/** A new entry of a list, or other words for one that is there. */
export function EntryDialog<K extends CatalogueKind>(props: EntryDialogProps<K>) {
  const { spec, edited, onClose } = props
  const t = useStrings(strings)
  const words = t.kinds[spec.kind]
  const formId = useId()
  const [started] = useState(
    edited.is === 'new' ? { fields: edited.fields, sequence: 0 } : edited.entry,
  )
  const { base, draft, isDirty, change, rebase } = useDraft(versioned(started))
  const [isChecked, setIsChecked] = useState(false)
  const fields = draft.fields as FieldsOf<K>
  const changeFields = (changes: Partial<FieldsOf<K>>) =>
    change({ fields: { ...fields, ...changes } })
  const name = fields.name.trim()
  const save = useMutation({
    mutationFn: () => {
      const wanted = { ...fields, name } as CatalogueFields
      if (edited.is === 'new') return call('POST /api/catalogue', { body: { fields: wanted } })
      return call('PATCH /api/catalogue/:id', {
        params: { id: edited.entry.id },
        body: { baseSequence: base.sequence, fields: wanted },
      })
    },
    onSuccess: (saved) => {
      takeEntry(saved)
      showToast({ text: edited.is === 'new' ? t.created(saved.fields.name) : t.saved })
      onClose()
    },
    onError: (failure) => {
      const now = staleNow<CatalogueEntry>(failure)
      if (now) takeEntry(now)
    },
  })
  const theirs = staleNow<CatalogueEntry>(save.error)
  const isTaken = save.error instanceof RefusalError && save.error.code === 'name_taken'
  const title = edited.is === 'new' ? words.add : words.edit

  function submit() {
    setIsChecked(true)
    if (name === '' || !(spec.isFilledIn?.(fields) ?? true)) return false
    save.mutate()
  }
  return (
    <Dialog
      isOpen
      isDismissable={!isDirty}
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            isPending={save.isPending}
            isDisabled={theirs !== undefined}
          >
            {edited.is === 'new' ? words.add : t.save}
          </Button>
        </>
      }
    >
      <Form id={formId} label={title} onSubmit={submit} className="flex flex-col gap-4">
        {theirs ? (
          <TheirChanges
            base={base.fields}
            theirs={theirs.fields}
            onClose={onClose}
            onKeep={() => {
              rebase(versioned(theirs))
              save.reset()
            }}
          />
        ) : null}
        <Failure error={theirs || isTaken ? null : save.error} />
        <TextField
          label={t.name}
          placeholder={words.placeholder}
          autoFocus
          autoComplete="off"
          maxLength={spec.nameCharactersMax}
          value={fields.name}
          onChange={(typed) => {
            changeFields({ name: typed } as Partial<FieldsOf<K>>)
            if (isTaken) save.reset()
          }}
          error={isTaken ? t.nameTaken : isChecked && name === '' ? t.needName : undefined}
        />
        {'parentId' in fields ? (
          <ParentField
            kind={spec.kind}
            levels={spec.levels}
            id={edited.is === 'there' ? edited.entry.id : null}
            value={fields.parentId}
            onChange={(parentId) => changeFields({ parentId } as unknown as Partial<FieldsOf<K>>)}
          />
        ) : null}
        {spec.Fields ? (
          <spec.Fields fields={fields} change={changeFields} isChecked={isChecked} />
        ) : null}
      </Form>
    </Dialog>
  )
}

function Failure({ error }: { error: unknown }) {
  const sentence = useFailureSentence()
  return error ? <Banner tone="bad">{sentence(error)}</Banner> : null
}

type TheirChangesProps = {
  base: CatalogueFields
  theirs: CatalogueFields
  onKeep: () => void
  onClose: () => void
}

function TheirChanges({ base, theirs, onKeep, onClose }: TheirChangesProps) {
  const t = useStrings(strings)
  const nameOf = useEntryNames()
  const changes = differences(base, theirs).map(({ path, before, after }) => ({
    path,
    before: path.endsWith('Id') ? nameOf(before as string | null) : before,
    after: path.endsWith('Id') ? nameOf(after as string | null) : after,
  }))
  return (
    <StaleNotice
      changes={changes}
      describe={(path) => {
        const label = t.fields[path]
        if (label === undefined) return null
        const values = path === 'tint' ? t.tints : path === 'assignment' ? t.assignments : undefined
        return values ? { label, values } : { label }
      }}
      onKeep={onKeep}
      onTakeTheirs={onClose}
    />
  )
}

/** What is edited, with the sequence it stands on. */
function versioned({ fields, sequence }: { fields: CatalogueFields; sequence: number }) {
  return { fields, sequence }
}
