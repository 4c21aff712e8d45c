import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { Brand } from '@yingsheng/contracts/business'
import { nameCharactersMax } from '@yingsheng/contracts/limits'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Dialog } from '@yingsheng/ui/dialog'
import { Form } from '@yingsheng/ui/form'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { Select } from '@yingsheng/ui/select'
import { TextField } from '@yingsheng/ui/text-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { takeLine } from '../business-cache.ts'
import { strings } from './strings.ts'

/** A new line with the usual settings; its page opens at once to change them. */
export function LineDialog({ brands, onClose }: { brands: readonly Brand[]; onClose: () => void }) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const router = useRouter()
  const formId = useId()
  const active = brands.filter(({ isArchived }) => !isArchived)
  const [name, setName] = useState('')
  const [chosen, setBrandId] = useState<string | null>(null)
  // The brands may still be on their way when the dialog opens.
  const brandId = chosen ?? active[0]?.id ?? null
  const [isChecked, setIsChecked] = useState(false)
  const isNameless = name.trim() === ''
  const create = useMutation({
    mutationFn: (id: string) =>
      call('POST /api/lines', { body: { brandId: id, name: name.trim() } }),
    onSuccess: (line) => {
      takeLine(line)
      onClose()
      router.history.push(`/desk/settings/lines/${line.id}`)
    },
  })
  function submit() {
    setIsChecked(true)
    if (isNameless || brandId === null) return false
    create.mutate(brandId)
  }
  return (
    <Dialog
      isOpen
      isDismissable={name === ''}
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t.createTitle}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            isPending={create.isPending}
            isDisabled={brandId === null}
          >
            {t.create}
          </Button>
        </>
      }
    >
      <Form id={formId} label={t.createTitle} onSubmit={submit} className="flex flex-col gap-4">
        {brandId === null ? <Banner tone="warn">{t.noBrand}</Banner> : null}
        {create.isError ? <Banner tone="bad">{sentence(create.error)}</Banner> : null}
        <TextField
          label={t.name}
          description={t.nameNote}
          placeholder={t.namePlaceholder}
          autoFocus
          autoComplete="off"
          maxLength={nameCharactersMax}
          value={name}
          onChange={setName}
          error={isChecked && isNameless ? t.needName : undefined}
        />
        <Select
          label={t.brand}
          options={active.map(({ id, name: label }) => ({ id, label }))}
          value={brandId}
          onChange={setBrandId}
        />
      </Form>
    </Dialog>
  )
}
