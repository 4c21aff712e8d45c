import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReplyOf } from '@yingsheng/contracts/api'
import { nameCharactersMax } from '@yingsheng/contracts/limits'
import type { Language } from '@yingsheng/contracts/text'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Form } from '@yingsheng/ui/form'
import { SegmentedControl } from '@yingsheng/ui/radio-group'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { SkeletonRows } from '@yingsheng/ui/skeleton'
import { TextField } from '@yingsheng/ui/text-field'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../api.ts'
import { queryClient, setupQuery } from '../queries.ts'
import { useGo } from './go.ts'
import { NewPasswordField } from './new-password-field.tsx'
import { looksLikeEmail, passwordProblem, weakPasswordSentence } from './password-problem.ts'
import { SignInFrame } from './sign-in-frame.tsx'
import { strings } from './strings.ts'
import { useHashSecret } from './use-hash-secret.ts'
import { WhatNext } from './what-next.tsx'

type Created = ReplyOf<'POST /api/setup'>

/** The first page of all: creates the business and its owner. */
export function SetUpPage() {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const setup = useQuery(setupQuery)
  const code = useHashSecret()
  const [created, setCreated] = useState<Created | null>(null)

  if (created) return <WhatNext created={created} />
  if (setup.isPending) {
    return (
      <SignInFrame title={t.setUpTitle}>
        <SkeletonRows rows={3} />
      </SignInFrame>
    )
  }
  if (setup.isError) {
    return (
      <SignInFrame title={t.setUpTitle}>
        <Banner
          tone="bad"
          action={
            <Button size="sm" onPress={() => void setup.refetch()}>
              {t.tryAgain}
            </Button>
          }
        >
          {sentence(setup.error)}
        </Banner>
      </SignInFrame>
    )
  }
  if (setup.data.isSetUp) return <AlreadySetUp />
  return (
    <SignInFrame title={t.setUpTitle} text={t.setUpText}>
      <SetUpForm needsCode={setup.data.needsCode} givenCode={code} onCreated={setCreated} />
    </SignInFrame>
  )
}

function AlreadySetUp() {
  const t = useStrings(strings)
  const go = useGo()
  return (
    <SignInFrame title={t.setUpTitle} text={t.alreadySetUp}>
      <Button variant="primary" size="lg" className="w-full" onPress={() => go('/desk/sign-in')}>
        {t.toSignIn}
      </Button>
    </SignInFrame>
  )
}

type Filled = {
  businessName: string
  ownerName: string
  email: string
  password: string
  /** Null until chosen: then it follows the language of the page. */
  language: Language | null
  code: string
}
type Problems = Partial<Record<keyof Filled, string | undefined>>

type SetUpFormProps = {
  needsCode: boolean
  givenCode: string | null
  onCreated: (created: Created) => void
}

function SetUpForm({ needsCode, givenCode, onCreated }: SetUpFormProps) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const shownLanguage = useLanguage()
  const [filled, setFilled] = useState<Filled>({
    businessName: '',
    ownerName: '',
    email: '',
    password: '',
    language: null,
    code: givenCode ?? '',
  })
  const [problems, setProblems] = useState<Problems>({})
  const fill = (change: Partial<Filled>) => setFilled({ ...filled, ...change })
  const language = filled.language ?? shownLanguage
  const asksCode = needsCode || givenCode !== null

  const setUp = useMutation({
    mutationFn: () => {
      const { businessName, ownerName, email, password, code } = filled
      const body = {
        businessName: businessName.trim(),
        ownerName: ownerName.trim(),
        email: email.trim(),
        password,
        language,
      }
      return call('POST /api/setup', { body: asksCode ? { ...body, code: code.trim() } : body })
    },
    onSuccess: (created) => {
      queryClient.clear()
      queryClient.setQueryData(setupQuery.queryKey, { isSetUp: true, needsCode: false })
      onCreated(created)
    },
    onError: (failure) => setProblems({ password: weakPasswordSentence(failure, t) }),
  })

  function submit() {
    const found: Problems = {
      businessName: filled.businessName.trim() === '' ? t.needBusinessName : undefined,
      ownerName: filled.ownerName.trim() === '' ? t.needName : undefined,
      email: looksLikeEmail(filled.email) ? undefined : t.needEmail,
      password: passwordProblem(filled.password, t),
      code: asksCode && filled.code.trim() === '' ? t.needCode : undefined,
    }
    setProblems(found)
    if (Object.values(found).some((problem) => problem !== undefined)) return false
    setUp.mutate()
  }

  return (
    <Form label={t.setUpTitle} onSubmit={submit} className="flex flex-col gap-4">
      {setUp.isError && problems.password === undefined ? (
        <Banner tone="bad">{sentence(setUp.error)}</Banner>
      ) : null}
      {asksCode ? (
        <TextField
          label={t.setUpCode}
          description={t.setUpCodeNote}
          autoComplete="off"
          spellCheck="false"
          maxLength={64}
          size="lg"
          inputClassName="font-mono"
          value={filled.code}
          onChange={(code) => fill({ code })}
          error={problems.code}
        />
      ) : null}
      <TextField
        label={t.businessName}
        description={t.businessNameNote}
        placeholder={t.businessNamePlaceholder}
        autoComplete="organization"
        maxLength={nameCharactersMax}
        size="lg"
        autoFocus
        value={filled.businessName}
        onChange={(businessName) => fill({ businessName })}
        error={problems.businessName}
      />
      <TextField
        label={t.ownerName}
        autoComplete="name"
        maxLength={nameCharactersMax}
        size="lg"
        value={filled.ownerName}
        onChange={(ownerName) => fill({ ownerName })}
        error={problems.ownerName}
      />
      <TextField
        label={t.email}
        description={t.emailNote}
        type="email"
        inputMode="email"
        autoComplete="username"
        size="lg"
        value={filled.email}
        onChange={(email) => fill({ email })}
        error={problems.email}
      />
      <NewPasswordField
        label={t.password}
        size="lg"
        value={filled.password}
        onChange={(password) => fill({ password })}
        error={problems.password}
      />
      <SegmentedControl<Language>
        label={t.language}
        description={t.languageNote}
        options={[
          { id: 'zh-CN', label: '简体中文' },
          { id: 'en', label: 'English' },
        ]}
        value={language}
        onChange={(chosen) => fill({ language: chosen })}
      />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        isPending={setUp.isPending}
        className="mt-1 w-full"
      >
        {t.create}
      </Button>
    </Form>
  )
}
