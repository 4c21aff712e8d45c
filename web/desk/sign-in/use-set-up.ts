import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReplyOf } from '@yingsheng/contracts/api'
import type { Language } from '@yingsheng/contracts/text'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../api.ts'
import { queryClient, setupQuery } from '../queries.ts'
import { looksLikeEmail, passwordProblem, weakPasswordSentence } from './password-problem.ts'
import { strings } from './strings.ts'

export type Created = ReplyOf<'POST /api/setup'>

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

const empty = { businessName: '', ownerName: '', email: '', password: '', language: null }

/** What is filled in, what is wrong with it, and the sending of it. */
export function useSetUp(asked: {
  asksCode: boolean
  givenCode: string | null
  onCreated: (created: Created) => void
}) {
  const t = useStrings(strings)
  const shownLanguage = useLanguage()
  const [filled, setFilled] = useState<Filled>({ ...empty, code: asked.givenCode ?? '' })
  const [problems, setProblems] = useState<Problems>({})
  const language = filled.language ?? shownLanguage

  const sending = useMutation({
    mutationFn: () => {
      const code = asked.asksCode ? { code: filled.code.trim() } : {}
      return call('POST /api/setup', { body: { ...tidied(filled), language, ...code } })
    },
    onSuccess: (created) => {
      queryClient.clear()
      queryClient.setQueryData(setupQuery.queryKey, { isSetUp: true, needsCode: false })
      asked.onCreated(created)
    },
    onError: (failure) => setProblems({ password: weakPasswordSentence(failure, t) }),
  })

  function submit() {
    const found: Problems = {
      businessName: filled.businessName.trim() === '' ? t.needBusinessName : undefined,
      ownerName: filled.ownerName.trim() === '' ? t.needName : undefined,
      email: looksLikeEmail(filled.email) ? undefined : t.needEmail,
      password: passwordProblem(filled.password, t),
      code: asked.asksCode && filled.code.trim() === '' ? t.needCode : undefined,
    }
    setProblems(found)
    if (Object.values(found).some((problem) => problem !== undefined)) return false
    sending.mutate()
  }

  return {
    filled,
    fill: (change: Partial<Filled>) => setFilled({ ...filled, ...change }),
    language,
    problems,
    sending,
    submit,
  }
}

function tidied({ businessName, ownerName, email, password }: Filled) {
  return {
    businessName: businessName.trim(),
    ownerName: ownerName.trim(),
    email: email.trim(),
    password,
  }
}
