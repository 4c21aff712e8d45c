import type { Message } from '@yingsheng/contracts/conversations'
import { classNames } from '@yingsheng/ui/class-names'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../../queries.ts'
import { groupReactions } from '../rules/group-reactions.ts'
import { messageStrings } from '../message-strings.ts'
import { useAgentNames } from '../use-agent-names.ts'
import { react } from './message-actions.ts'

/** Reactions under a line, each emoji once with its count; pressing adds or takes back one's own. */
export function Reactions({ message }: { message: Message }) {
  const t = useStrings(messageStrings)
  const { agent } = useMe()
  const nameOf = useAgentNames()
  if (!message.reactions?.length) return null
  return (
    <div className="flex flex-wrap gap-1">
      {groupReactions(message.reactions, agent.id).map(({ emoji, by, isMine }) => (
        <button
          key={emoji}
          type="button"
          aria-pressed={isMine}
          aria-label={t.reactions(
            emoji,
            by.length,
            by.map((one) => (one.kind === 'customer' ? t.customer : nameOf(one.id))).join('、'),
          )}
          onClick={() => void react(message, isMine ? null : emoji)}
          className={classNames(
            'inline-flex min-h-6 items-center gap-1 rounded-full border px-2 text-12',
            isMine
              ? 'border-brand-line bg-brand-tint text-brand-text'
              : 'border-line bg-surface text-2 hover:border-line-2',
          )}
        >
          <span aria-hidden>{emoji}</span>
          <span aria-hidden className="num">
            {by.length}
          </span>
        </button>
      ))}
    </div>
  )
}
