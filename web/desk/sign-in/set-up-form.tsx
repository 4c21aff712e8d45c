import { nameCharactersMax } from '@yingsheng/contracts/limits'
import type { Language } from '@yingsheng/contracts/text'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Form } from '@yingsheng/ui/form'
import { SegmentedControl } from '@yingsheng/ui/radio-group'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { TextField } from '@yingsheng/ui/text-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { NewPasswordField } from './new-password-field.tsx'
import { strings } from './strings.ts'
import { useSetUp, type Created } from './use-set-up.ts'

type SetUpFormProps = {
  needsCode: boolean
  /** From the address that was printed. */
  givenCode: string | null
  onCreated: (created: Created) => void
}

export function SetUpForm({ needsCode, givenCode, onCreated }: SetUpFormProps) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const asksCode = needsCode || givenCode !== null
  const form = useSetUp({ asksCode, givenCode, onCreated })
  const { filled, fill, problems, sending } = form
  const isSaidAtField = problems.password !== undefined
  return (
    <Form label={t.setUpTitle} onSubmit={form.submit} className="flex flex-col gap-4">
      {sending.isError && !isSaidAtField ? (
        <Banner tone="bad">{sentence(sending.error)}</Banner>
      ) : null}
      {asksCode ? <CodeField form={form} /> : null}
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
      <OwnerFields form={form} />
      <SegmentedControl<Language>
        label={t.language}
        description={t.languageNote}
        options={[
          { id: 'zh-CN', label: '简体中文' },
          { id: 'en', label: 'English' },
        ]}
        value={form.language}
        onChange={(language) => fill({ language })}
      />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        isPending={sending.isPending}
        className="mt-1 w-full"
      >
        {t.create}
      </Button>
    </Form>
  )
}

type FieldsProps = { form: ReturnType<typeof useSetUp> }

function CodeField({ form: { filled, fill, problems } }: FieldsProps) {
  const t = useStrings(strings)
  return (
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
  )
}

function OwnerFields({ form: { filled, fill, problems } }: FieldsProps) {
  const t = useStrings(strings)
  return (
    <>
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
    </>
  )
}
