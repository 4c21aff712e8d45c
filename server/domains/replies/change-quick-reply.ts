import { type QuickReply, quickReplyChanged } from '@yingsheng/contracts/replies'
import { isDeepStrictEqual } from 'node:util'
import type { AgentActor, Context, Tx } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { raiseBusiness } from '../business/index.ts'
import { keepFiles } from '../files/index.ts'
import { checkBrand, checkText, findRoom, keepingShortcuts } from './check-reply.ts'
import { mayKeep, mayUse } from './permissions.ts'
import { aboutReply, presentReply } from './present.ts'
import { spell } from './spell.ts'
import { findUsed, lockReply, type PreparedReply, saveReply } from './store.ts'

type Input = {
  id: string
  baseSequence: number
  brandId?: string | null | undefined
  group?: string | undefined
  title?: string | undefined
  text?: string | undefined
  shortcut?: string | null | undefined
  fileIds?: readonly string[] | undefined
  isArchived?: boolean | undefined
}

/**
 * Changes a quick reply, archives it or brings it back. Refuses `stale` and what creating one
 * refuses; another agent's own does not exist.
 */
export function changeQuickReply(ctx: Context<AgentActor>, input: Input): Promise<QuickReply> {
  return keepingShortcuts(ctx, async (tx) => {
    const before = await lockReply(tx, input.id)
    if (before === undefined || !mayUse(tx.actor, before)) throw new Refusal('not_found')
    if (!mayKeep(tx.actor, before)) throw new Refusal('not_allowed')
    const used = await findUsed(tx, { id: before.id, agentId: tx.actor.id })
    if (before.sequence !== input.baseSequence)
      throw new Refusal('stale', { now: presentReply({ ...before, ...used }) })

    const wanted = await changed(tx, before, input)
    if (isDeepStrictEqual(wanted, before)) return presentReply({ ...before, ...used })
    if (before.isArchived && !wanted.isArchived) await findRoom(tx, before.agentId)
    const reply = await saveReply(tx, wanted, tx.now())
    if (reply.agentId === null)
      await recordEvent(tx, quickReplyChanged, await raiseBusiness(tx), aboutReply(reply))
    return presentReply({ ...reply, ...used })
  })
}

async function changed(
  tx: Tx<AgentActor>,
  before: PreparedReply,
  input: Input,
): Promise<PreparedReply> {
  const fileIds = input.fileIds ?? before.files.map(({ id }) => id)
  const text = checkText(input.text ?? before.text, { hasFiles: fileIds.length > 0 })
  const title = input.title ?? before.title
  const brandId = input.brandId === undefined ? before.brandId : input.brandId
  if (brandId !== before.brandId) await checkBrand(tx, brandId)
  return {
    ...before,
    brandId,
    title,
    text,
    group: input.group ?? before.group,
    shortcut: input.shortcut === undefined ? before.shortcut : input.shortcut,
    spelling:
      title === before.title && text === before.text
        ? before.spelling
        : { title: await spell(title), text: await spell(text) },
    files:
      input.fileIds === undefined
        ? before.files
        : await keepFiles(tx, {
            keeperId: before.id,
            fileIds,
            keptFor: before.agentId === null ? 'agents' : 'uploader',
          }),
    isArchived: input.isArchived ?? before.isArchived,
  }
}
