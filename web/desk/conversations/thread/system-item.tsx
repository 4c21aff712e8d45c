import {
  BadgeCheck,
  Check,
  Flag,
  MessageCircle,
  RotateCcw,
  Tags,
  UserRoundCheck,
  UserRoundX,
} from 'lucide-react'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useEntryNames } from '../../catalogue/catalogue.ts'
import type { SystemEvent } from '../conversation-event.ts'
import { clockTime } from '../rules/relative-time.ts'
import { strings } from '../strings.ts'
import { useAgentNames } from '../use-agent-names.ts'

/** What happened to the conversation, in the middle of what was said in it. */
export function SystemItem({ event }: { event: SystemEvent }) {
  const sentence = useSentence(event)
  const Icon = iconOf(event)
  if (!sentence || !Icon) return null
  return (
    <p className="flex items-center justify-center gap-1.5 px-4 pt-3.5 text-center text-12 text-3">
      <Icon size={14} aria-hidden className="shrink-0" />
      <span>
        {sentence}
        {' · '}
        <time dateTime={event.at} className="num">
          {clockTime(event.at)}
        </time>
      </span>
    </p>
  )
}

function useSentence(event: SystemEvent): string | null {
  const t = useStrings(strings)
  const nameOf = useAgentNames()
  const entryName = useEntryNames()
  const by = event.actor.kind === 'agent' ? nameOf(event.actor.id) : ''
  switch (event.name) {
    case 'conversation.opened':
      return t.opened
    case 'conversation.assigned': {
      const { conversation, previousAssigneeId, by: how } = event.data
      const to = conversation.assigneeId === null ? null : nameOf(conversation.assigneeId)
      const queue = entryName(conversation.queueId)
      if (to === null) {
        if (how === 'deactivation') return t.unassignedByDeactivation(nameOf(previousAssigneeId))
        if (how === 'absence') return t.unassignedByAbsence(nameOf(previousAssigneeId))
        return t.unassigned(by, queue)
      }
      if (how === 'routing') return t.routed(to, queue)
      if (how === 'takeover') return t.takenOver(to, event.data.reason ?? '')
      if (how === 'claim') return t.claimed(to)
      return how === 'reply' ? t.claimedByReply(to) : t.assigned(by, to)
    }
    case 'conversation.tags-changed': {
      const { conversation, previous } = event.data
      const named = (ids: readonly string[]) => ids.map(entryName).filter(Boolean)
      const given = named(conversation.tagIds.filter((id) => !previous.includes(id)))
      const taken = named(previous.filter((id) => !conversation.tagIds.includes(id)))
      return t.tagsChanged(by, { given, taken })
    }
    case 'conversation.urgency-changed':
      return t.urgencyChanged(by, t.urgencies[event.data.conversation.urgency]!)
    case 'conversation.resolved':
      return t.resolvedBy(by)
    case 'conversation.reopened':
      return event.data.by === 'customer' ? t.reopenedByCustomer : t.reopenedBy(by)
    case 'conversation.identified':
      return t.identified(event.data.customerName ?? t.anonymous(event.data.customerNumber))
    default:
      // A newer server tells of things this page has no words for.
      return null
  }
}

function iconOf(event: SystemEvent) {
  switch (event.name) {
    case 'conversation.opened':
      return MessageCircle
    case 'conversation.assigned':
      return event.data.conversation.assigneeId === null ? UserRoundX : UserRoundCheck
    case 'conversation.tags-changed':
      return Tags
    case 'conversation.urgency-changed':
      return Flag
    case 'conversation.resolved':
      return Check
    case 'conversation.reopened':
      return RotateCcw
    case 'conversation.identified':
      return BadgeCheck
    default:
      return null
  }
}
