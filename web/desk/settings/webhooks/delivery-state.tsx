import type { Delivery, DeliveryStatus } from '@yingsheng/contracts/integrations'
import { Chip, type Tone } from '@yingsheng/ui/chip'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings } from './strings.ts'

export function DeliveryState({ delivery: { status, tries } }: { delivery: Delivery }) {
  const t = useStrings(strings)
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Chip tone={tones[status]}>{t.statuses[status]}</Chip>
      {tries > 1 ? <span className="num text-12 text-3">{t.tries(tries)}</span> : null}
    </span>
  )
}

const tones: Record<DeliveryStatus, Tone> = { pending: 'warn', delivered: 'ok', failed: 'bad' }

/** What an event is called; one this page is too old to know keeps its type. */
export function useTypeName(): (type: string) => string {
  const t = useStrings(strings)
  const names: Record<string, string> = t.typeNames
  return (type) => (type === 'webhook.test' ? t.testType : (names[type] ?? type))
}
