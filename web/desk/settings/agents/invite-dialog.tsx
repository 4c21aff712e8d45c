import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Role } from '@yingsheng/contracts/agents'
import type { ReplyOf } from '@yingsheng/contracts/api'
import { nameCharactersMax } from '@yingsheng/contracts/limits'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Dialog } from '@yingsheng/ui/dialog'
import { Form } from '@yingsheng/ui/form'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { TextField } from '@yingsheng/ui/text-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call, RefusalError } from '../../api.ts'
import { looksLikeEmail } from '../../sign-in/password-problem.ts'
import { LinkToSend } from './link-dialog.tsx'
import { RoleChoice } from './role-choice.tsx'
import { strings } from './strings.ts'
import { takeAgent } from './use-agent-changes.ts'

type Invited = ReplyOf<'POST /api/agents'>

/** Two steps: whom, then the link to send. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useStrings(strings)
  const [invited, setInvited] = useState<Invited | null>(null)
  if (invited === null) return <InviteForm onClose={onClose} onInvited={setInvited} />
  return (
    <Dialog
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t.linkInvitationTitle(invited.agent.name)}
      actions={
        <>
          <Button onPress={() => setInvited(null)}>{t.inviteAnother}</Button>
          <Button variant="primary" onPress={onClose}>
            {t.done}
          </Button>
        </>
      }
    >
      <LinkToSend {...invited.link} />
    </Dialog>
  )
}

type Problems = { name?: string | undefined; email?: string | undefined }

function InviteForm({
  onClose,
  onInvited,
}: {
  onClose: () => void
  onInvited: (invited: Invited) => void
}) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const formId = useId()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('agent')
  const [problems, setProblems] = useState<Problems>({})
  const invite = useMutation({
    mutationFn: () =>
      call('POST /api/agents', { body: { name: name.trim(), email: email.trim(), role } }),
    onSuccess: (invited) => {
      takeAgent(invited.agent)
      onInvited(invited)
    },
    onError: (failure) => {
      const isTaken = failure instanceof RefusalError && failure.code === 'email_taken'
      if (isTaken) setProblems({ email: sentence(failure) })
    },
  })
  function submit() {
    const found: Problems = {
      name: name.trim() === '' ? t.needName : undefined,
      email: looksLikeEmail(email) ? undefined : t.needEmail,
    }
    setProblems(found)
    if (found.name ?? found.email) return false
    invite.mutate()
  }
  return (
    <Dialog
      isOpen
      isDismissable={name === '' && email === ''}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t.inviteTitle}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={invite.isPending}>
            {t.inviteButton}
          </Button>
        </>
      }
    >
      <Form id={formId} label={t.inviteTitle} onSubmit={submit} className="flex flex-col gap-4">
        <p className="text-13 text-3">{t.inviteText}</p>
        {invite.isError && problems.email === undefined ? (
          <Banner tone="bad">{sentence(invite.error)}</Banner>
        ) : null}
        <TextField
          label={t.inviteName}
          autoFocus
          autoComplete="off"
          maxLength={nameCharactersMax}
          value={name}
          onChange={setName}
          error={problems.name}
        />
        <TextField
          label={t.inviteEmail}
          type="email"
          inputMode="email"
          autoComplete="off"
          value={email}
          onChange={setEmail}
          error={problems.email}
        />
        <RoleChoice value={role} onChange={setRole} />
      </Form>
    </Dialog>
  )
}
