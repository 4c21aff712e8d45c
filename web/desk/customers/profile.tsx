import type { ComponentProps } from 'react'
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
      <MaskedField
        customer={customer}
        detail="phone"
        label={t.phone}
        masked={customer.phoneMasked}
        problem={phoneProblem}
        inputMode="tel"
      />
      <MaskedField
        customer={customer}
        detail="email"
        label={t.email}
        masked={customer.emailMasked}
        problem={emailProblem}
        inputMode="email"
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

type MaskedFieldProps = Pick<
  ComponentProps<typeof EditableField>,
  'customer' | 'label' | 'problem' | 'inputMode'
> & { detail: 'phone' | 'email'; masked: string | null }

/** Shown in stars; written anew, as what is there is not shown. */
function MaskedField({ customer, detail, masked, label, ...field }: MaskedFieldProps) {
  return (
    <EditableField
      {...field}
      customer={customer}
      field={detail}
      label={label}
      shown={masked}
      start=""
      display={
        masked ? (
          <MaskedValue customerId={customer.id} detail={detail} masked={masked} label={label} />
        ) : null
      }
    />
  )
}
