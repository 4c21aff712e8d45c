import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { ReplyOf } from '@yingsheng/contracts/api'
import { nameCharactersMax } from '@yingsheng/contracts/limits'
import type { Scope } from '@yingsheng/contracts/scopes'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { CopyField } from '@yingsheng/ui/copy-field'
import { Dialog } from '@yingsheng/ui/dialog'
import { Form } from '@yingsheng/ui/form'
import { SegmentedControl } from '@yingsheng/ui/radio-group'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { Select } from '@yingsheng/ui/select'
import { TextField } from '@yingsheng/ui/text-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { agentsQuery, useMe } from '../../queries.ts'
import { CheckList } from './check-list.tsx'
import { readKeysAgain } from './keys-query.ts'
import { strings } from './strings.ts'

type Made = ReplyOf<'POST /api/keys'>
type Expiry = '30' | '90' | '365' | 'never'

/** Two steps: what it may do, then the key itself, this once. */
export function KeyDialog({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<Made | null>(null)
  return made === null ? (
    <KeyForm onClose={onClose} onMade={setMade} />
  ) : (
    <KeyToSave made={made} onClose={onClose} />
  )
}

/** It closes by its button only, so that no stray click loses what cannot be shown again. */
function KeyToSave({ made, onClose }: { made: Made; onClose: () => void }) {
  const t = useStrings(strings)
  const example = `curl -H "Authorization: Bearer ${made.secret}" "${location.origin}/api/conversations?view=all"`
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t.secretTitle}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t.done}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Banner tone="warn">{t.secretText}</Banner>
        <CopyField label={t.secret} value={made.secret} />
        {made.key.scopes.includes('conversations:read') ? (
          <CopyField label={t.howTo} value={example} />
        ) : null}
      </div>
    </Dialog>
  )
}

function KeyForm({ onClose, onMade }: { onClose: () => void; onMade: (made: Made) => void }) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const formId = useId()
  const me = useMe()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<Scope[]>([])
  const [agentId, setAgentId] = useState(me.agent.id)
  const [expiry, setExpiry] = useState<Expiry>('365')
  const [isChecked, setIsChecked] = useState(false)
  const create = useMutation({
    mutationFn: () => {
      const days = expiry === 'never' ? null : Number(expiry)
      return call('POST /api/keys', { body: { name: name.trim(), scopes, agentId, days } })
    },
    onSuccess: (made) => {
      void readKeysAgain()
      onMade(made)
    },
  })
  const isNameless = name.trim() === ''
  function submit() {
    setIsChecked(true)
    if (isNameless || scopes.length === 0) return false
    create.mutate()
  }
  return (
    <Dialog
      isOpen
      isDismissable={name === '' && scopes.length === 0}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t.createTitle}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={create.isPending}>
            {t.create}
          </Button>
        </>
      }
    >
      <Form id={formId} label={t.createTitle} onSubmit={submit} className="flex flex-col gap-5">
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
        <CheckList
          label={t.scopes}
          options={(Object.keys(t.scopeNames) as Scope[]).map((id) => ({
            id,
            label: t.scopeNames[id],
            note: t.scopeNotes[id],
          }))}
          value={scopes}
          onChange={setScopes}
          error={isChecked && scopes.length === 0 ? t.needScope : undefined}
        />
        <AgentChoice value={agentId} onChange={setAgentId} />
        <SegmentedControl<Expiry>
          label={t.expiry}
          options={(['30', '90', '365', 'never'] as const).map((id) => ({
            id,
            label: t.expiries[id],
          }))}
          value={expiry}
          onChange={setExpiry}
          description={expiry === 'never' ? t.neverNote : undefined}
        />
      </Form>
    </Dialog>
  )
}

/** Colleagues as whom a key of mine may act: active ones, and owners only for owners. */
function AgentChoice({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const t = useStrings(strings)
  const me = useMe()
  const { data: agents = [me.agent] } = useQuery(agentsQuery)
  const mayBeActedAs = agents.filter(
    ({ status, role }) => status === 'active' && (role !== 'owner' || me.agent.role === 'owner'),
  )
  return (
    <Select
      label={t.actsAs}
      description={t.actsAsNote}
      options={mayBeActedAs.map(({ id, name }) => ({ id, label: name }))}
      value={value}
      onChange={onChange}
    />
  )
}
