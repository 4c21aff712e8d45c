import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { SkeletonRows } from '@yingsheng/ui/skeleton'
import { useStrings } from '@yingsheng/ui/use-strings'
import { setupQuery } from '../queries.ts'
import { useGo } from './go.ts'
import { SetUpForm } from './set-up-form.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import { strings } from './strings.ts'
import { useHashSecret } from './use-hash-secret.ts'
import type { Created } from './use-set-up.ts'
import { WhatNext } from './what-next.tsx'

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
