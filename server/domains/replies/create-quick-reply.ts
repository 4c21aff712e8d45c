import { type QuickReply, quickReplyCreated } from '@yingsheng/contracts/replies'
import type { AgentActor, Context } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { raiseBusiness } from '../business/index.ts'
import { keepFiles } from '../files/index.ts'
import { checkBrand, checkText, findRoom, keepingShortcuts } from './check-reply.ts'
import { mayKeep } from './permissions.ts'
import { aboutReply, presentReply } from './present.ts'
import { spell } from './spell.ts'
import { insertReply } from './store.ts'

type Input = {
  isShared: boolean
  brandId: string | null
  group: string
  title: string
  text: string
  shortcut: string | null
  fileIds: readonly string[]
}

/**
 * Keeps a prepared answer, for all or for oneself. What is an agent's own is nobody else's business
 * and makes no event. Refuses `empty_message`, `file_missing`, `shortcut_taken`,
 * `too_many_quick_replies`, `variable_unknown`. [C13, C14]
 */
export async function createQuickReply(
  ctx: Context<AgentActor>,
  { isShared, fileIds, ...input }: Input,
): Promise<QuickReply> {
  const agentId = isShared ? null : ctx.actor.id
  if (!mayKeep(ctx.actor, { agentId })) throw new Refusal('not_allowed')
  const text = checkText(input.text, { hasFiles: fileIds.length > 0 })
  const spelling = { title: await spell(input.title), text: await spell(text) }
  return keepingShortcuts(ctx, async (tx) => {
    const stream = isShared ? await raiseBusiness(tx) : null
    await checkBrand(tx, input.brandId)
    const id = tx.newId()
    const place = await findRoom(tx, agentId)
    const files = await keepFiles(tx, {
      keeperId: id,
      fileIds,
      keptFor: isShared ? 'agents' : 'uploader',
    })
    const reply = await insertReply(
      tx,
      { ...input, id, agentId, text, spelling, files, place },
      tx.now(),
    )
    if (stream !== null) await recordEvent(tx, quickReplyCreated, stream, aboutReply(reply))
    return presentReply({ ...reply, uses: 0, lastUsedAt: null, myUses: 0, myLastUsedAt: null })
  })
}
