import {
  fillVariables,
  withWrittenVariables,
  type VariableName,
} from '@yingsheng/contracts/variables'
import type { Language } from '@yingsheng/contracts/text'
import { getLanguage } from '@yingsheng/ui/use-strings'
import type { Thread } from '../conversations/rules/fold-thread.ts'
import { businessQuery, meQuery, queryClient } from '../queries.ts'
import { partOfDay } from './rules/part-of-day.ts'
import { strings } from './strings.ts'

/** A prepared text as it would be said in this conversation now; what is not known stays open, in our language. */
export function filledIn(text: string, thread: Thread): string {
  return withWrittenVariables(fillVariables(text, valuesFor(thread)), getLanguage())
}

function valuesFor({ conversation, customer }: Thread): Record<VariableName, string | null> {
  const me = queryClient.getQueryData(meQuery.queryKey)
  const business = queryClient.getQueryData(businessQuery.queryKey)
  const brand = business?.brands.find(({ id }) => id === conversation.brandId)
  // Said to the customer: in the language of the brand, not in that of the desk.
  const language: Language = brand?.language ?? getLanguage()
  return {
    'customer.name': customer.name,
    'agent.name': me?.agent.publicName ?? null,
    'brand.name': brand?.name ?? null,
    'conversation.number': String(conversation.number),
    greeting: strings[language].greetings[partOfDay(new Date().getHours())],
  }
}
