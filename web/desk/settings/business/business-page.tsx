import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Business } from '@yingsheng/contracts/business'
import { nameCharactersMax } from '@yingsheng/contracts/limits'
import type { Language } from '@yingsheng/contracts/text'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { Form } from '@yingsheng/ui/form'
import { SegmentedControl } from '@yingsheng/ui/radio-group'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { TextField } from '@yingsheng/ui/text-field'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { businessQuery } from '../../queries.ts'
import { takeBusiness } from '../business-cache.ts'
import { Loaded } from '../load-states.tsx'
import { differences, isSame } from '../merge-changes.ts'
import { ManagementFrame } from '../settings-frame.tsx'
import { StaleNotice } from '../stale-notice.tsx'
import { strings as settingsStrings } from '../strings.ts'
import { UnsavedGuard } from '../unsaved-guard.tsx'
import { useDraft } from '../use-draft.ts'
import { AttachmentsCard } from './attachments-card.tsx'
import { saveBusiness } from './save-business.ts'
import { strings } from './strings.ts'

export function BusinessPage() {
  const t = useStrings(strings)
  const reply = useQuery(businessQuery)
  return (
    <ManagementFrame title={t.title} description={t.description} section="business">
      <Loaded query={reply}>
        {({ business }) => (
          <>
            <BusinessCard business={business} />
            <AttachmentsCard business={business} />
          </>
        )}
      </Loaded>
    </ManagementFrame>
  )
}

function BusinessCard({ business }: { business: Business }) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const { languages: languageNames } = useStrings(settingsStrings)
  const { base, draft, isDirty, change, reset, rebase } = useDraft(editable(business))
  const [isChecked, setIsChecked] = useState(false)
  const name = draft.name.trim()
  const save = useMutation({
    mutationFn: () =>
      saveBusiness({
        isUntouched: (now) => isSame(editable(now), base),
        sequence: business.sequence,
        save: (baseSequence) =>
          call('PATCH /api/business', { body: { baseSequence, ...draft, name } }),
        read: async () => (await call('GET /api/business')).business,
      }),
    onSuccess: (outcome) => {
      if (outcome.is === 'conflict') return
      takeBusiness(outcome.business)
      reset(editable(outcome.business))
      showToast({ text: t.saved })
    },
  })
  const theirs = save.data?.is === 'conflict' ? save.data.now : undefined

  function submit() {
    setIsChecked(true)
    if (name === '') return false
    save.mutate()
  }
  return (
    <Card>
      <UnsavedGuard isDirty={isDirty} />
      <Form label={t.title} onSubmit={submit} className="flex flex-col gap-4">
        {theirs ? (
          <StaleNotice
            changes={differences(base, editable(theirs))}
            describe={(path) =>
              path === 'name' ? { label: t.name } : { label: t.language, values: languageNames }
            }
            onKeep={() => {
              takeBusiness(theirs)
              rebase(editable(theirs))
              save.reset()
            }}
            onTakeTheirs={() => {
              takeBusiness(theirs)
              reset(editable(theirs))
              save.reset()
            }}
          />
        ) : null}
        {save.isError ? <Banner tone="bad">{sentence(save.error)}</Banner> : null}
        <TextField
          label={t.name}
          autoComplete="organization"
          maxLength={nameCharactersMax}
          value={draft.name}
          onChange={(typed) => change({ name: typed })}
          error={isChecked && name === '' ? t.needName : undefined}
          className="max-w-100"
        />
        <SegmentedControl<Language>
          label={t.language}
          description={t.languageNote}
          options={[
            { id: 'zh-CN', label: languageNames['zh-CN'] },
            { id: 'en', label: languageNames.en },
          ]}
          value={draft.language}
          onChange={(language) => change({ language })}
        />
        <div className="flex justify-end">
          <Button
            type="submit"
            variant="primary"
            isDisabled={!isDirty || theirs !== undefined}
            isPending={save.isPending}
          >
            {t.save}
          </Button>
        </div>
      </Form>
    </Card>
  )
}

type Editable = Pick<Business, 'name' | 'language'>

function editable({ name, language }: Editable): Editable {
  return { name, language }
}
