import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { Form } from '@yingsheng/ui/form'
import { PasswordField } from '@yingsheng/ui/password-field'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call, RefusalError } from '../../api.ts'
import { queryClient } from '../../queries.ts'
import { NewPasswordField } from '../../sign-in/new-password-field.tsx'
import { passwordProblem, weakPasswordSentence } from '../../sign-in/password-problem.ts'
import { strings as passwordStrings } from '../../sign-in/strings.ts'
import { mySessionsKey } from './sessions-query.ts'
import { strings } from './strings.ts'

type Problems = { current?: string | undefined; next?: string | undefined }

export function PasswordCard({ email }: { email: string }) {
  const t = useStrings(strings)
  const p = useStrings(passwordStrings)
  const sentence = useFailureSentence()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [problems, setProblems] = useState<Problems>({})
  const save = useMutation({
    mutationFn: () =>
      call('PUT /api/me/password', { body: { currentPassword: current, newPassword: next } }),
    onSuccess: () => {
      setCurrent('')
      setNext('')
      showToast({ text: t.changed })
      void queryClient.invalidateQueries({ queryKey: mySessionsKey })
    },
    onError: (failure) => {
      const isWrong = failure instanceof RefusalError && failure.code === 'wrong_credentials'
      setProblems({
        current: isWrong ? t.wrongCurrent : undefined,
        next: weakPasswordSentence(failure, p),
      })
    },
  })
  function submit() {
    const found: Problems = {
      current: current === '' ? t.needCurrent : undefined,
      next: passwordProblem(next, p),
    }
    setProblems(found)
    if (found.current ?? found.next) return false
    save.mutate()
  }
  const isSaidAtField = problems.current !== undefined || problems.next !== undefined
  return (
    <Card id="setting-password" title={t.password} description={t.passwordText}>
      <Form label={t.password} onSubmit={submit} className="flex max-w-100 flex-col gap-4">
        {save.isError && !isSaidAtField ? <Banner tone="bad">{sentence(save.error)}</Banner> : null}
        {/* So that a password manager knows whose password this is. */}
        <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label={t.current}
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          error={problems.current}
        />
        <NewPasswordField label={t.next} value={next} onChange={setNext} error={problems.next} />
        <div>
          <Button type="submit" variant="primary" isPending={save.isPending}>
            {t.change}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
