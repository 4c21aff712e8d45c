import type { PushDevice, PushPreferences, PushKind } from '@yingsheng/contracts/notifications'
import { usualPushPreferences } from '@yingsheng/contracts/notifications'
import { pushDevicesMax } from '@yingsheng/contracts/limits'
import type { Db, Tx } from '../../../platform/context.ts'

/** Where a device is reached, and with what pushes to it are encrypted. */
export type PushAddress = { id: string; url: string; publicKey: string; secret: string }

export type DeviceRecord = Omit<PushDevice, 'isThisOne'> & { sessionId: string }

const columns = ['id', 'session_id', 'user_agent', 'created_at', 'pushed_at'] as const

export async function listDevices({ db }: Db, agentId: string): Promise<DeviceRecord[]> {
  const rows = await db
    .selectFrom('push_devices')
    .select(columns)
    .where('agent_id', '=', agentId)
    .orderBy('created_at', 'desc')
    .limit(pushDevicesMax)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    sessionId: row.session_id,
    userAgent: row.user_agent,
    createdAt: row.created_at.toISOString(),
    pushedAt: row.pushed_at?.toISOString() ?? null,
  }))
}

export async function countDevices({ db }: Pick<Tx, 'db'>, agentId: string): Promise<number> {
  const { count } = await db
    .selectFrom('push_devices')
    .select((row) => row.fn.countAll<string>().as('count'))
    .where('agent_id', '=', agentId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A browser has one subscription, and whoever is signed in there is called by it. */
export async function deleteSame(
  { db }: Pick<Tx, 'db'>,
  { sessionId, url }: { sessionId: string; url: string },
): Promise<void> {
  await db
    .deleteFrom('push_devices')
    .where((row) => row.or([row('session_id', '=', sessionId), row('url', '=', url)]))
    .execute()
}

export async function insertDevice(
  { db }: Pick<Tx, 'db'>,
  device: PushAddress & {
    sessionId: string
    agentId: string
    expiresAt: Date | null
    createdAt: Date
  },
): Promise<{ userAgent: string }> {
  const row = await db
    .insertInto('push_devices')
    .columns([
      'id',
      'session_id',
      'agent_id',
      'url',
      'public_key',
      'secret',
      'user_agent',
      'created_at',
      'expires_at',
    ])
    .expression((from) =>
      from
        .selectFrom('agent_sessions')
        .select((value) => [
          value.val(device.id).as('id'),
          'agent_sessions.id as session_id',
          'agent_sessions.agent_id',
          value.val(device.url).as('url'),
          value.val(device.publicKey).as('public_key'),
          value.val(device.secret).as('secret'),
          'agent_sessions.user_agent',
          value.val(device.createdAt).as('created_at'),
          value.val(device.expiresAt).as('expires_at'),
        ])
        .where('agent_sessions.id', '=', device.sessionId)
        .where('agent_sessions.agent_id', '=', device.agentId),
    )
    .returning('user_agent')
    .executeTakeFirstOrThrow()
  return { userAgent: row.user_agent }
}

/** One of an agent's own. */
export async function findDevice(
  { db }: Db,
  { id, agentId }: { id: string; agentId: string },
): Promise<PushAddress | undefined> {
  const row = await db
    .selectFrom('push_devices')
    .select(['id', 'url', 'public_key', 'secret'])
    .where('id', '=', id)
    .where('agent_id', '=', agentId)
    .executeTakeFirst()
  return row && { id: row.id, url: row.url, publicKey: row.public_key, secret: row.secret }
}

/** False when the agent has no such device. */
export async function deleteDevice(
  { db }: Db,
  { id, agentId }: { id: string; agentId: string },
): Promise<boolean> {
  const deleted = await db
    .deleteFrom('push_devices')
    .where('id', '=', id)
    .where('agent_id', '=', agentId)
    .executeTakeFirst()
  return deleted.numDeletedRows === 1n
}

/** Takes away a device whose push service does not know it any more, unless it was subscribed anew. */
export async function deleteGone({ db }: Db, { id, url }: PushAddress): Promise<void> {
  await db.deleteFrom('push_devices').where('id', '=', id).where('url', '=', url).execute()
}

export async function notePushed({ db }: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('push_devices').set({ pushed_at: now }).where('id', '=', id).execute()
}

export async function deleteExpired({ db }: Db, now: Date): Promise<number> {
  const deleted = await db
    .deleteFrom('push_devices')
    .where('expires_at', '<', now)
    .executeTakeFirst()
  return Number(deleted.numDeletedRows)
}

export async function findPreferences({ db }: Db, agentId: string): Promise<PushPreferences> {
  const row = await db
    .selectFrom('push_preferences')
    .select(['is_always', 'kinds', 'has_text'])
    .where('agent_id', '=', agentId)
    .executeTakeFirst()
  return row === undefined
    ? usualPushPreferences
    : { isAlways: row.is_always, kinds: row.kinds as PushKind[], hasText: row.has_text }
}

export async function savePreferences(
  { db }: Db,
  agentId: string,
  { isAlways, kinds, hasText }: PushPreferences,
): Promise<void> {
  const values = { is_always: isAlways, kinds, has_text: hasText }
  await db
    .insertInto('push_preferences')
    .values({ agent_id: agentId, ...values })
    .onConflict((conflict) => conflict.column('agent_id').doUpdateSet(values))
    .execute()
}
