import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Form } from '@yingsheng/ui/form'
import { PasswordField } from '@yingsheng/ui/password-field'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { TextField } from '@yingsheng/ui/text-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../api.ts'
import { queryClient, setupQuery, takeMe } from '../queries.ts'
import { returnPath, useGo } from './go.ts'
import { looksLikeEmail } from './password-problem.ts'
import { SignInFrame } from './sign-in-frame.tsx'
import { strings } from './strings.ts'

type Problems = { email?: string | undefined; password?: string | undefined }

export function SignInPage() {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const go = useGo()
  const setup = useQuery(setupQuery)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [problems, setProblems] = useState<Problems>({})
  const signIn = useMutation({
    mutationFn: () => call('POST /api/session', { body: { email: email.trim(), password } }),
    onSuccess: (me) => {
      // Whatever is in the cache may be another agent's.
      queryClient.clear()
      takeMe(me)
      go(returnPath(location.search))
    },
    onError: () => setPassword(''),
  })

  function submit() {
    const found: Problems = {
      email: looksLikeEmail(email) ? undefined : t.needEmail,
      password: password === '' ? t.needPassword : undefined,
    }
    setProblems(found)
    if (found.email ?? found.password) return false
    signIn.mutate()
  }

  return (
    <SignInFrame
      title={t.signInTitle}
      text={t.signInText}
      foot={
        <details>
          <summary className="w-fit rounded-4 py-1 text-brand-text">{t.forgotShort}</summary>
          <p className="pt-1 text-3">{t.forgot}</p>
        </details>
      }
    >
      <Form label={t.signInTitle} onSubmit={submit} className="flex flex-col gap-4">
        {setup.data?.isSetUp === false ? (
          <Banner tone="info" action={<ToSetUp />}>
            {t.stillEmpty}
          </Banner>
        ) : null}
        {signIn.isError ? <Banner tone="bad">{sentence(signIn.error)}</Banner> : <Reason />}
        <TextField
          label={t.email}
          type="email"
          name="email"
          autoComplete="username"
          inputMode="email"
          size="lg"
          autoFocus
          value={email}
          onChange={setEmail}
          error={problems.email}
        />
        <PasswordField
          label={t.password}
          name="password"
          autoComplete="current-password"
          size="lg"
          value={password}
          onChange={setPassword}
          error={problems.password}
        />
        <Button
          type="submit"
          variant="primary"
          size="lg"
          isPending={signIn.isPending}
          className="mt-1 w-full"
        >
          {t.signIn}
        </Button>
      </Form>
    </SignInFrame>
  )
}

/** Why one is here: `?because=session_over` or `signed_out`. */
function Reason() {
  const t = useStrings(strings)
  const because = new URLSearchParams(location.search).get('because')
  if (because === 'session_over') return <Banner tone="warn">{t.sessionOver}</Banner>
  if (because === 'signed_out') return <Banner tone="ok">{t.signedOut}</Banner>
  return null
}

function ToSetUp() {
  const t = useStrings(strings)
  const go = useGo()
  return (
    <Button size="sm" onPress={() => go('/desk/setup')}>
      {t.toSetUp}
    </Button>
  )
}
