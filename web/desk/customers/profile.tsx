import type { Customer } from '@yingsheng/contracts/customers'
import type { Language } from '@yingsheng/contracts/text'
import { useStrings } from '@yingsheng/ui/use-strings'
import { EditableField } from './editable-field.tsx'
import { LanguageField } from './language-field.tsx'
import { MaskedValue } from './masked-value.tsx'
import { emailProblem, nameProblem, phoneProblem } from './rules/profile-problems.ts'
import { strings } from './strings.ts'

/** What we know of him, each part edited where it stands. */
export function Profile({ customer }: { customer: Customer }) {
  const t = useStrings(strings)
  return (
    <dl className="flex flex-col gap-0.5 text-13">
      <EditableField
        customer={customer}
        field="name"
        label={t.name}
        shown={customer.name}
        start={customer.name ?? ''}
        problem={nameProblem}
      />
      <EditableField
        customer={customer}
        field="phone"
        label={t.phone}
        shown={customer.phoneMasked}
        start=""
        problem={phoneProblem}
        inputMode="tel"
        display={
          customer.phoneMasked ? (
            <MaskedValue
              customerId={customer.id}
              detail="phone"
              masked={customer.phoneMasked}
              label={t.phone}
            />
          ) : null
        }
      />
      <EditableField
        customer={customer}
        field="email"
        label={t.email}
        shown={customer.emailMasked}
        start=""
        problem={emailProblem}
        inputMode="email"
        display={
          customer.emailMasked ? (
            <MaskedValue
              customerId={customer.id}
              detail="email"
              masked={customer.emailMasked}
              label={t.email}
            />
          ) : null
        }
      />
      <LanguageField customer={customer} labels={t.languages as Record<Language, string>} />
      <EditableField
        customer={customer}
        field="remark"
        label={t.remark}
        shown={customer.remark || null}
        start={customer.remark}
        isLong
      />
    </dl>
  )
}
