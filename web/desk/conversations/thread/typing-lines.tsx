import { classNames } from '@yingsheng/ui/class-names'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useTyping } from '../../live/presence.ts'
import { strings } from '../strings.ts'

/** Who is writing at this moment, below the last line: the customer, and colleagues who may be about to answer. */
export function TypingLines({ conversationId, name }: { conversationId: string; name: string }) {
  const t = useStrings(strings)
  const { isCustomer, agents } = useTyping(conversationId)
  if (!isCustomer && agents.length === 0) return null
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 px-4.5 pb-1.5 text-12 text-2 max-sm:px-3">
      {isCustomer ? (
        <span className="inline-flex items-center gap-2 pl-10">
          <Dots />
          {t.typingCustomer(name)}
        </span>
      ) : null}
      {agents.map((agent) => (
        <span key={agent.id} className="ml-auto inline-flex items-center gap-2 text-warn">
          <Dots />
          {t.typingAgent(agent.name)}
        </span>
      ))}
    </div>
  )
}

function Dots() {
  return (
    <span aria-hidden className="inline-flex gap-0.75">
      {delays.map((delay) => (
        <span
          key={delay}
          className={classNames('size-1.25 animate-dot rounded-full bg-brand', delay)}
        />
      ))}
    </span>
  )
}

const delays = ['', '[animation-delay:0.15s]', '[animation-delay:0.3s]']
