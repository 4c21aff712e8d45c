import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Brand } from '@yingsheng/contracts/business'
import { nameCharactersMax } from '@yingsheng/contracts/limits'
import type { Language } from '@yingsheng/contracts/text'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Dialog } from '@yingsheng/ui/dialog'
import { Form } from '@yingsheng/ui/form'
import { SegmentedControl } from '@yingsheng/ui/radio-group'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { TextField } from '@yingsheng/ui/text-field'
import { showToast } from '@yingsheng/ui/toast'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { takeBrand } from '../business-cache.ts'
import { differences } from '../merge-changes.ts'
import { staleNow } from '../stale.ts'
import { StaleNotice } from '../stale-notice.tsx'
import { strings as settingsStrings } from '../strings.ts'
import { useDraft } from '../use-draft.ts'
import { strings } from './strings.ts'

/** A new brand, or another name and language for one that is there. */
export function BrandDialog({ brand, onClose }: { brand: Brand | null; onClose: () => void }) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const shownLanguage = useLanguage()
  const { languages: languageNames } = useStrings(settingsStrings)
  const formId = useId()
  const [started] = useState(brand ?? newBrand(shownLanguage))
  const { base, draft, isDirty, change, rebase } = useDraft(started)
  const [isChecked, setIsChecked] = useState(false)
  const name = draft.name.trim()

  const save = useMutation({
    mutationFn: () => {
      const body = { name, language: draft.language }
      if (brand === null) return call('POST /api/brands', { body })
      return call('PATCH /api/brands/:id', {
        params: { id: brand.id },
        body: { baseSequence: base.sequence, ...body },
      })
    },
    onSuccess: (saved) => {
      takeBrand(saved)
      showToast({ text: brand === null ? t.createdToast(saved.name) : t.savedToast })
      onClose()
    },
    onError: (failure) => {
      const now = staleNow<Brand>(failure)
      if (now) takeBrand(now)
    },
  })
  const theirs = staleNow<Brand>(save.error)

  function submit() {
    setIsChecked(true)
    if (name === '') return false
    save.mutate()
  }
  return (
    <Dialog
      isOpen
      isDismissable={!isDirty}
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={brand === null ? t.create : t.editTitle}
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
            {brand === null ? t.create : t.save}
          </Button>
        </>
      }
    >
      <Form
        id={formId}
        label={brand === null ? t.create : t.editTitle}
        onSubmit={submit}
        className="flex flex-col gap-4"
      >
        {theirs ? (
          <StaleNotice
            changes={differences(base, theirs)}
            describe={(path) => {
              if (path === 'language') return { label: t.language, values: languageNames }
              return path === 'name' ? { label: t.name } : null
            }}
            onKeep={() => {
              rebase(theirs)
              save.reset()
            }}
            onTakeTheirs={onClose}
          />
        ) : null}
        {save.isError && !theirs ? <Banner tone="bad">{sentence(save.error)}</Banner> : null}
        <TextField
          label={t.name}
          placeholder={t.namePlaceholder}
          autoFocus
          autoComplete="off"
          maxLength={nameCharactersMax}
          value={draft.name}
          onChange={(typed) => change({ name: typed })}
          error={isChecked && name === '' ? t.needName : undefined}
        />
        <SegmentedControl<Language>
          label={t.language}
          options={[
            { id: 'zh-CN', label: languageNames['zh-CN'] },
            { id: 'en', label: languageNames.en },
          ]}
          value={draft.language}
          onChange={(language) => change({ language })}
        />
      </Form>
    </Dialog>
  )
}

function newBrand(language: Language): Brand {
  return { id: '', name: '', language, isArchived: false, sequence: 0 }
}
