import type { ConversationRow, View } from '@yingsheng/contracts/conversations'
import { z } from 'zod'
import type { AgentActor, Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { type ListCursor, listGroup } from './store/conversations.ts'

const cursor = z.strictObject({
  group: z.enum(['waiting', 'answered', 'resolved']),
  // PostgreSQL knows no year 0.
  at: z.iso.datetime().refine((text) => text >= '0001'),
  id: z.uuid(),
})

type Input = { view: View; after?: string | undefined; limit: number }

/**
 * One page of a view: those who wait first, longest wait on top, then the answered, latest on top.
 * Resolved ones are a view of their own. Refuses `malformed` for a cursor we did not give.
 */
export async function listConversations(
  ctx: Context<AgentActor>,
  { view, after, limit }: Input,
): Promise<{ conversations: ConversationRow[]; next: string | null }> {
  const from = after === undefined ? null : readCursor(after)
  const groups: ListCursor['group'][] = view === 'resolved' ? ['resolved'] : ['waiting', 'answered']
  const left = from === null ? groups : groups.slice(groups.indexOf(from.group))

  const conversations: ConversationRow[] = []
  let last: ListCursor | null = null
  for (const group of left) {
    const wanted = limit - conversations.length
    if (wanted === 0) break
    const start = from?.group === group ? from : null
    const page = await listGroup(ctx, {
      view,
      group,
      agentId: ctx.actor.id,
      after: start,
      limit: wanted,
    })
    conversations.push(...page.rows)
    last = page.last ?? last
  }
  const isFull = conversations.length === limit
  return { conversations, next: isFull && last !== null ? writeCursor(last) : null }
}

function writeCursor(value: ListCursor): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

function readCursor(text: string): ListCursor {
  try {
    return cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  } catch {
    throw new Refusal('malformed', { at: 'query.after' })
  }
}
