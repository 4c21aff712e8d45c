import { type ConversationState, tagsChanged } from '@yingsheng/contracts/conversations'
import { isDeepStrictEqual } from 'node:util'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { areEntries } from '../catalogue/index.ts'
import { lockConversation, saveConversation } from './store/conversations.ts'

/**
 * Gives a conversation exactly these tags, open or resolved. A tag that was put away may stay where it
 * is and is not given anew. Refuses `reference_unknown`.
 */
export function changeTags(
  ctx: Context<AgentActor>,
  { id, tagIds: wanted }: { id: string; tagIds: readonly string[] },
): Promise<ConversationState> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockConversation(tx, id)
    if (before === undefined) throw new Refusal('not_found')
    const tagIds = [...new Set(wanted)].sort()
    if (isDeepStrictEqual(tagIds, before.tagIds)) return before
    const given = tagIds.filter((tagId) => !before.tagIds.includes(tagId))
    if (!(await areEntries(tx, 'tag', given)))
      throw new Refusal('reference_unknown', { kind: 'tag' })
    const conversation = await saveConversation(tx, id, { tagIds })
    await recordEvent(tx, tagsChanged, conversation, { conversation, previous: before.tagIds })
    return conversation
  })
}
