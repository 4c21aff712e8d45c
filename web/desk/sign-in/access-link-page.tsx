import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Me } from '@yingsheng/contracts/agents'
import type { ReplyOf } from '@yingsheng/contracts/api'
import { nameCharactersMax } from '@yingsheng/contracts/limits'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Form } from '@yingsheng/ui/form'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { SkeletonRows } from '@yingsheng/ui/skeleton'
import { TextField } from '@yingsheng/ui/text-field'
import { getLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { call, RefusalError } from '../api.ts'
import { changePreferences, queryClient, takeMe } from '../queries.ts'
import { deskPath, useGo } from './go.ts'
import { NewPasswordField } from './new-password-field.tsx'
import { passwordProblem, weakPasswordSentence } from './password-problem.ts'
import { SignInFrame } from './sign-in-frame.tsx'
import { strings } from './strings.ts'
import { useHashSecret } from './use-hash-secret.ts'

type Purpose = 'invitation' | 'reset'
type Link = ReplyOf<'POST /api/links/reading'>

/** `/desk/join#<token>`: an invited agent sets a password. */
export function JoinPage() {
  return <AccessLinkPage purpose="invitation" />
}

/** `/desk/reset#<token>`: an agent sets a new one. */
export function ResetPage() {
  return <AccessLinkPage purpose="reset" />
}

function AccessLinkPage({ purpose }: { purpose: Purpose }) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const token = useHashSecret()
  const link = useQuery({
    queryKey: ['access-link', token],
    queryFn: ({ signal }) => call('POST /api/links/reading', { body: { token: token! }, signal }),
    enabled: token !== null,
    staleTime: Infinity,
  })
  const title = purpose === 'invitation' ? t.join : t.resetTitle
  if (token === null)
    return (
      <SignInFrame title={t.linkMissing} text={t.linkMissingText}>
        {<ToSignIn />}
      </SignInFrame>
    )
  if (link.isPending) {
    return (
      <SignInFrame title={title} text={t.checkingLink}>
        <SkeletonRows rows={2} />
      </SignInFrame>
    )
  }
  if (link.isError) {
    const isInvalid =
      link.error instanceof RefusalError && ['link_invalid', 'malformed'].includes(link.error.code)
    if (isInvalid) return <InvalidLink purpose={purpose} />
    return (
      <SignInFrame title={title}>
        <Banner
          tone="bad"
          action={
            <Button size="sm" onPress={() => void link.refetch()}>
              {t.tryAgain}
            </Button>
          }
        >
          {sentence(link.error)}
        </Banner>
      </SignInFrame>
    )
  }
  return <SetPassword token={token} link={link.data} />
}

function InvalidLink({ purpose }: { purpose: Purpose }) {
  const t = useStrings(strings)
  return (
    <SignInFrame
      title={t.linkInvalid}
      text={purpose === 'invitation' ? t.linkInvalidJoin : t.linkInvalidReset}
    >
      <ToSignIn />
    </SignInFrame>
  )
}

function ToSignIn() {
  const t = useStrings(strings)
  const go = useGo()
  return (
    <Button size="lg" className="w-full" onPress={() => go('/desk/sign-in')}>
      {t.toSignIn}
    </Button>
  )
}

function SetPassword({ token, link }: { token: string; link: Link }) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const go = useGo()
  const isInvitation = link.purpose === 'invitation'
  const [name, setName] = useState(link.name)
  const [password, setPassword] = useState('')
  const [problems, setProblems] = useState<{
    name?: string | undefined
    password?: string | undefined
  }>({})

  const save = useMutation({
    mutationFn: () => {
      const body = { token, password }
      return call('POST /api/links/use', {
        body: isInvitation ? { ...body, name: name.trim() } : body,
      })
    },
    onSuccess: (me) => {
      queryClient.clear()
      if (isInvitation) keepLanguage(me)
      else takeMe(me)
      go(deskPath)
    },
    onError: (failure) => setProblems({ password: weakPasswordSentence(failure, t) }),
  })

  function submit() {
    const found = {
      name: isInvitation && name.trim() === '' ? t.needName : undefined,
      password: passwordProblem(password, t),
    }
    setProblems(found)
    if (found.name ?? found.password) return false
    save.mutate()
  }

  const isLinkOver = save.error instanceof RefusalError && save.error.code === 'link_invalid'
  if (isLinkOver) return <InvalidLink purpose={link.purpose} />
  return (
    <SignInFrame
      title={isInvitation ? t.joinTitle(link.businessName) : t.resetTitle}
      text={isInvitation ? t.joinText : t.resetText(link.name)}
    >
      <Form
        label={isInvitation ? t.join : t.resetTitle}
        onSubmit={submit}
        className="flex flex-col gap-4"
      >
        {save.isError && problems.password === undefined ? (
          <Banner tone="bad">{sentence(save.error)}</Banner>
        ) : null}
        <TextField
          label={t.joinAs}
          name="email"
          autoComplete="username"
          size="lg"
          isReadOnly
          value={link.email}
        />
        {isInvitation ? (
          <TextField
            label={t.yourName}
            description={t.yourNameNote}
            autoComplete="name"
            maxLength={nameCharactersMax}
            size="lg"
            value={name}
            onChange={setName}
            error={problems.name}
          />
        ) : null}
        <NewPasswordField
          label={isInvitation ? t.password : t.newPassword}
          size="lg"
          value={password}
          onChange={setPassword}
          error={problems.password}
        />
        <Button
          type="submit"
          variant="primary"
          size="lg"
          isPending={save.isPending}
          className="mt-1 w-full"
        >
          {isInvitation ? t.joinButton : t.resetButton}
        </Button>
      </Form>
    </SignInFrame>
  )
}

/** Who joins stays in the language of the page on which he joined, and need not look for the setting. */
function keepLanguage(me: Me): void {
  const language = getLanguage()
  takeMe({ ...me, preferences: { ...me.preferences, language } })
  // Where this cannot be saved the desk shows what the profile says, which is no harm.
  if (language !== me.preferences.language) changePreferences({ language }).catch(() => takeMe(me))
}
