import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Me } from '@yingsheng/contracts/agents'
import { nameCharactersMax } from '@yingsheng/contracts/limits'
import { Avatar } from '@yingsheng/ui/avatar'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { Chip } from '@yingsheng/ui/chip'
import { Form } from '@yingsheng/ui/form'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { TextField } from '@yingsheng/ui/text-field'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { takeMe } from '../../queries.ts'
import { UnsavedGuard } from '../unsaved-guard.tsx'
import { useDraft } from '../use-draft.ts'
import { strings } from './strings.ts'

export function NamesCard({ me }: { me: Me }) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const { agent } = me
  const { draft, isDirty, change, reset } = useDraft({
    name: agent.name,
    publicName: agent.publicName,
  })
  const [isChecked, setIsChecked] = useState(false)
  const wanted = { name: draft.name.trim(), publicName: draft.publicName.trim() }
  const problems = {
    name: wanted.name === '' ? t.needName : undefined,
    publicName: wanted.publicName === '' ? t.needPublicName : undefined,
  }
  const save = useMutation({
    mutationFn: () => call('PATCH /api/me', { body: wanted }),
    onSuccess: (saved) => {
      takeMe(saved)
      reset({ name: saved.agent.name, publicName: saved.agent.publicName })
      showToast({ text: t.saved })
    },
  })
  function submit() {
    setIsChecked(true)
    if (problems.name ?? problems.publicName) return false
    save.mutate()
  }
  return (
    <Card>
      <UnsavedGuard isDirty={isDirty} />
      <div className="flex flex-wrap items-center gap-4 pb-5">
        <Avatar id={agent.id} name={wanted.name} size={56} />
        <div className="min-w-0 flex-1">
          <p className="text-16 font-semibold break-words text-1">{agent.name}</p>
          <p className="flex flex-wrap items-center gap-2 text-13 text-3">
            {agent.email}
            <Chip tone="brand">{t.roles[agent.role]}</Chip>
          </p>
        </div>
      </div>
      <Form label={t.names} onSubmit={submit} className="flex flex-col gap-4">
        {save.isError ? <Banner tone="bad">{sentence(save.error)}</Banner> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t.name}
            description={t.nameNote}
            autoComplete="name"
            maxLength={nameCharactersMax}
            value={draft.name}
            onChange={(name) => change({ name })}
            error={isChecked ? problems.name : undefined}
          />
          <TextField
            label={t.publicName}
            description={t.publicNameNote}
            autoComplete="off"
            maxLength={nameCharactersMax}
            value={draft.publicName}
            onChange={(publicName) => change({ publicName })}
            error={isChecked ? problems.publicName : undefined}
          />
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
