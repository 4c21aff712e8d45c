import type { FileRef } from '@yingsheng/contracts/files'
import type { Db, Tx } from '../../platform/context.ts'

export type Uploader = { kind: 'agent' | 'customer'; id: string }
/** Whom a file is kept for that is sent or shown again and again. */
export type KeptFor = 'everyone' | 'agents' | 'uploader'

export type FileRecord = FileRef & {
  uploader: Uploader
  conversationId: string | null
  audience: 'everyone' | 'agents' | null
  /** Kept to be sent again and again: whom it is kept for. */
  keptFor: KeptFor | null
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
  'kept_for',
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
  kept_for: string | null
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
    keptFor: row.kept_for as FileRecord['keptFor'],
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
    .where('kept_by', 'is', null)
    .returning(columns)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, fileRefOf(fromRow(row))]))
  const taken = ids.map((id) => byId.get(id)).filter((file) => file !== undefined)
  return rows.length === ids.length ? taken : undefined
}

/**
 * Keeps files for a keeper, who lets go of those he kept before. Kept can be what he keeps already and
 * uploads of this agent that nothing has taken. Undefined when one is neither.
 */
export async function keepFileRows(
  { db }: Pick<Tx, 'db'>,
  {
    keeperId,
    fileIds,
    uploaderId,
    keptFor,
  }: {
    keeperId: string
    fileIds: readonly string[]
    uploaderId: string
    keptFor: KeptFor
  },
): Promise<FileRef[] | undefined> {
  await db
    .updateTable('files')
    .set({ kept_by: null, kept_for: null })
    .where('kept_by', '=', keeperId)
    .$if(fileIds.length > 0, (query) => query.where('id', 'not in', fileIds))
    .execute()
  if (fileIds.length === 0) return []
  const rows = await db
    .updateTable('files')
    .set({ kept_by: keeperId, kept_for: keptFor })
    .where('id', 'in', fileIds)
    .where('conversation_id', 'is', null)
    .where((where) =>
      where.or([
        where('kept_by', '=', keeperId),
        where.and([where('kept_by', 'is', null), where('uploader_id', '=', uploaderId)]),
      ]),
    )
    .returning(columns)
    .execute()
  const byId = new Map(rows.map((row) => [row.id, fileRefOf(fromRow(row))]))
  const kept = fileIds.map((id) => byId.get(id)).filter((file) => file !== undefined)
  return rows.length === fileIds.length ? kept : undefined
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
    .where('kept_by', 'is', null)
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
    .where('kept_by', 'is', null)
    .executeTakeFirst()
  return deleted.numDeletedRows === 1n
}

/** The files of a message that was recalled: from now on agents alone may read them. */
export async function withdrawFiles({ db }: Pick<Tx, 'db'>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.updateTable('files').set({ audience: 'agents' }).where('id', 'in', ids).execute()
}
