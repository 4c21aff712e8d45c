import type { AttachmentRule, FileRef } from '@yingsheng/contracts/files'
import type { AgentActor, Context, CustomerActor } from '../../platform/context.ts'
import { readUpload } from '../../platform/files/read-upload.ts'
import { Refusal } from '../../platform/refusal.ts'
import { insertFile, refusalOf } from '../files/index.ts'

/**
 * Takes in a file: looked at, images written anew, stored, then recorded. Until something takes it,
 * it is its uploader's alone. The caller has counted it; the rule is the business's. Refuses `too_large`, `file_type_refused`,
 * `file_unreadable`.
 */
export async function uploadFile(
  ctx: Context<AgentActor | CustomerActor>,
  { name: givenName, bytes, rule }: { name: string; bytes: Buffer; rule: AttachmentRule },
): Promise<FileRef> {
  const upload = await readUpload(givenName, bytes)
  const no = refusalOf(rule, { mediaType: upload.mediaType, bytes: bytes.length })
  if (no !== null) throw new Refusal(no, { name: upload.name, max: rule.bytesMax })
  const id = ctx.newId()
  await ctx.files.put(id, upload.bytes)
  if (upload.image !== null) await ctx.files.put(`${id}.preview`, upload.image.preview)

  const image = upload.image && { width: upload.image.width, height: upload.image.height }
  const file = {
    id,
    name: upload.name,
    mediaType: upload.mediaType,
    bytes: upload.bytes.length,
    image,
  }
  await insertFile(
    ctx,
    { ...file, uploader: { kind: ctx.actor.kind, id: ctx.actor.id } },
    ctx.now(),
  )
  return file
}
