import { z } from 'zod'
import { fileBytesMax } from './limits.ts'

/** A file as messages carry it. Its content is at `/files/:id`, its preview at `/files/:id/preview`. */
export const fileRef = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int(),
  /** Present on images that were re-encoded and may be shown inline. */
  image: z.strictObject({ width: z.int(), height: z.int() }).nullable(),
})
export type FileRef = z.infer<typeof fileRef>

/** What a file is for people, told by its content and not by its name. */
export const fileKind = z.enum(['image', 'video', 'audio', 'document', 'archive', 'other'])
export type FileKind = z.infer<typeof fileKind>

/** Which files are accepted of whom; never more than the server takes of anybody. No kinds: none. */
export const attachmentRule = z.strictObject({
  kinds: z.array(fileKind).max(fileKind.options.length),
  bytesMax: z.int().min(1).max(fileBytesMax),
})
export type AttachmentRule = z.infer<typeof attachmentRule>

export const attachmentPolicy = z.strictObject({
  customers: attachmentRule,
  agents: attachmentRule,
})
export type AttachmentPolicy = z.infer<typeof attachmentPolicy>

/**
 * Uploading is `POST /api/files?name=…` with the bytes as body (`application/octet-stream`), by an
 * agent or a customer; it answers a fileRef. The file belongs to its uploader until a message takes it.
 * Refused are `too_large` (with `max`) and `file_type_refused` by the business's attachment policy.
 */
export const uploadPath = '/api/files'
export const uploadQuery = z.strictObject({ name: z.string().min(1).max(1_000) })
