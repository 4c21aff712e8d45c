import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import type { Customer } from '@yingsheng/contracts/customers'
import type { Language } from '@yingsheng/contracts/text'
import { useStrings } from '@yingsheng/ui/use-strings'
import { showRefusal } from '../say-refusal.ts'
import { changeCustomer } from './change-customer.ts'
import { strings } from './strings.ts'

/** In which language he is served; unknown until someone or his browser says so. */
export function LanguageField({
  customer,
  labels,
}: {
  customer: Customer
  labels: Record<Language, string>
}) {
  const t = useStrings(strings)
  const id = useId()
  async function choose(value: string) {
    const language = value === '' ? null : (value as Language)
    try {
      const outcome = await changeCustomer(customer, { language })
      // Whatever the other change was, the language chosen here is meant.
      if (outcome.is === 'stale') await changeCustomer(outcome.now, { language })
    } catch (error) {
      showRefusal(error)
    }
  }
  return (
    <div className="flex min-h-8 items-center gap-3">
      <dt className="w-17 shrink-0 text-3">
        <label htmlFor={id}>{t.language}</label>
      </dt>
      <dd className="relative min-w-0 flex-1">
        <select
          id={id}
          value={customer.language ?? ''}
          onChange={(event) => void choose(event.target.value)}
          className="-ml-1.5 h-7 appearance-none rounded-6 bg-surface pr-7 pl-1.5 text-13 text-1 [field-sizing:content] hover:bg-hover"
        >
          <option value="">{t.languageUnknown}</option>
          {(Object.keys(labels) as Language[]).map((language) => (
            <option key={language} value={language}>
              {labels[language]}
            </option>
          ))}
        </select>
        <ChevronDown size={14} aria-hidden className="pointer-events-none -ml-6 inline text-3" />
      </dd>
    </div>
  )
}
