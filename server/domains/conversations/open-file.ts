import type { Readable } from 'node:stream'
import type { AgentActor, Context, CustomerActor } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { mayReadFile } from './permissions.ts'
import { findConversation } from './store/conversations.ts'
import { fileRefOf, findFile } from '../files/index.ts'

export type OpenedFile = { name: string; mediaType: string; isInline: boolean; content: Readable }

/** The bytes of a file, or its preview, for whoever may read its message. Refuses `not_found`. */
export async function openFile(
  ctx: Context<AgentActor | CustomerActor>,
  { id, isPreview }: { id: string; isPreview: boolean },
): Promise<OpenedFile> {
  const file = await findFile(ctx, id)
  const conversation = file?.conversationId
    ? await findConversation(ctx, file.conversationId)
    : undefined
  if (file === undefined || !mayReadFile(ctx.actor, file, conversation))
    throw new Refusal('not_found')
  if (isPreview && file.image === null) throw new Refusal('not_found')

  const { name, mediaType } = fileRefOf(file)
  const content = await ctx.files.read(isPreview ? `${id}.preview` : id)
  return {
    name,
    mediaType: isPreview ? 'image/webp' : mediaType,
    isInline: file.image !== null,
    content,
  }
}
