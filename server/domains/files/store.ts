import type { FileRef } from '@yingsheng/contracts/files'
import type { Db, Tx } from '../../platform/context.ts'

export type Uploader = { kind: 'agent' | 'customer'; id: string }
export type FileRecord = FileRef & {
  uploader: Uploader
  conversationId: string | null
  /** Null until something takes it; for everyone without a conversation: kept as a sticker. */
  audience: 'everyone' | 'agents' | null
}

const columns = [
  'id',
  'name',
  'media_type',
  'bytes',
  'width',
  'height',
  'uploader_kind',
  'uploader_id',
  'conversation_id',
  'audience',
] as const

type Row = {
  id: string
  name: string
  media_type: string
  bytes: number
  width: number | null
  height: number | null
  uploader_kind: string
  uploader_id: string
  conversation_id: string | null
  audience: string | null
}

function fromRow(row: Row): FileRecord {
  const { width, height } = row
  return {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    bytes: row.bytes,
    image: width === null || height === null ? null : { width, height },
    uploader: { kind: row.uploader_kind as Uploader['kind'], id: row.uploader_id },
    conversationId: row.conversation_id,
    audience: row.audience as FileRecord['audience'],
  }
}

export function fileRefOf({ id, name, mediaType, bytes, image }: FileRecord): FileRef {
  return { id, name, mediaType, bytes, image }
}

export async function insertFile(
  { db }: Db,
  file: FileRef & { uploader: Uploader },
  now: Date,
): Promise<void> {
  await db
    .insertInto('files')
    .values({
      id: file.id,
      name: file.name,
      media_type: file.mediaType,
      bytes: file.bytes,
      width: file.image?.width ?? null,
      height: file.image?.height ?? null,
      uploader_kind: file.uploader.kind,
      uploader_id: file.uploader.id,
      created_at: now,
    })
    .execute()
}

export async function findFile({ db }: Db, id: string): Promise<FileRecord | undefined> {
  const row = await db.selectFrom('files').select(columns).where('id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** Gives uploaded files to a message, in its order. Undefined when one is missing, taken, or another's. */
export async function takeFiles(
  { db }: Pick<Tx, 'db'>,
  ids: readonly string[],
  {
    uploader,
    conversationId,
    audience,
  }: { uploader: Uploader; conversationId: string; audience: 'everyone' | 'agents' },
): Promise<FileRef[] | undefined> {
  if (ids.length === 0) return []
  const rows = await db
    .updateTable('files')
    .set({ conversation_id: conversationId, audience })
    .where('id', 'in', ids)
    .where('uploader_id', '=', uploader.id)
    .where('conversation_id', 'is', null)
    .where('audience', 'is', null)
    .returning(columns)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, fileRefOf(fromRow(row))]))
  const taken = ids.map((id) => byId.get(id)).filter((file) => file !== undefined)
  return rows.length === ids.length ? taken : undefined
}

/**
 * Keeps an image for everybody who is signed in or a customer: a sticker. False when it is not there,
 * taken, another's, or no image; one that is kept already may be kept again by anybody.
 */
export async function keepImage(
  { db }: Pick<Tx, 'db'>,
  { id, uploader }: { id: string; uploader: Uploader },
): Promise<boolean> {
  const kept = await db
    .updateTable('files')
    .set({ audience: 'everyone' })
    .where('id', '=', id)
    .where('conversation_id', 'is', null)
    .where('width', 'is not', null)
    .where(({ and, eb, or }) =>
      or([
        eb('audience', '=', 'everyone'),
        and([
          eb('audience', 'is', null),
          eb('uploader_kind', '=', uploader.kind),
          eb('uploader_id', '=', uploader.id),
        ]),
      ]),
    )
    .executeTakeFirst()
  return kept.numUpdatedRows === 1n
}

/** Files a customer has uploaded but not sent before we knew him. */
export async function moveUploads(
  { db }: Pick<Tx, 'db'>,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await db
    .updateTable('files')
    .set({ uploader_id: to })
    .where('uploader_id', '=', from)
    .where('conversation_id', 'is', null)
    .execute()
}

const abandonedPerRunMax = 500

/** Files that nothing ever took, older than the instant. */
export async function listAbandoned({ db }: Db, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('files')
    .select('id')
    .where('conversation_id', 'is', null)
    .where('audience', 'is', null)
    .where('created_at', '<', before)
    .limit(abandonedPerRunMax)
    .execute()
  return rows.map((row) => row.id)
}

/** False when something took it meanwhile. */
export async function deleteAbandoned({ db }: Db, id: string): Promise<boolean> {
  const deleted = await db
    .deleteFrom('files')
    .where('id', '=', id)
    .where('conversation_id', 'is', null)
    .where('audience', 'is', null)
    .executeTakeFirst()
  return deleted.numDeletedRows === 1n
}
