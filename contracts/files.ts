import { z } from 'zod'

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

/**
 * Uploading is `POST /api/files?name=…` with the bytes as body (`application/octet-stream`), by an
 * agent or a customer; it answers a fileRef. The file belongs to its uploader until a message takes it.
 */
export const uploadPath = '/api/files'
export const uploadQuery = z.strictObject({ name: z.string().min(1).max(1_000) })
