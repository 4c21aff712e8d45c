import type { Role } from '@yingsheng/contracts/agents'
import type { ApiKey } from '@yingsheng/contracts/integrations'
import { apiKeysMax } from '@yingsheng/contracts/limits'
import type { Scope } from '@yingsheng/contracts/scopes'
import type { Db, Tx } from '../../../platform/context.ts'

const columns = [
  'id',
  'name',
  'prefix',
  'scopes',
  'agent_id',
  'created_by',
  'created_at',
  'expires_at',
  'last_used_at',
] as const
type KeyRow = {
  id: string
  name: string
  prefix: string
  scopes: string[]
  agent_id: string
  created_by: string
  created_at: Date
  expires_at: Date | null
  last_used_at: Date | null
}

function keyFromRow(row: KeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes as Scope[],
    agentId: row.agent_id,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }
}

type UsableKey = {
  id: string
  scopes: Scope[]
  lastUsedAt: Date | null
  agentId: string
  role: Role
}

/** A key that is neither revoked nor expired, of an agent who is at work. */
export async function findUsableKey(
  { db }: Db,
  tokenHash: Buffer,
  now: Date,
): Promise<UsableKey | undefined> {
  const row = await db
    .selectFrom('api_keys')
    .innerJoin('agents', 'agents.id', 'api_keys.agent_id')
    .select(['api_keys.id', 'scopes', 'last_used_at', 'agent_id', 'agents.role'])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .where((row) => row.or([row('expires_at', 'is', null), row('expires_at', '>', now)]))
    .where('agents.status', '=', 'active')
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      scopes: row.scopes as Scope[],
      lastUsedAt: row.last_used_at,
      agentId: row.agent_id,
      role: row.role as Role,
    }
  )
}

export async function touchKey({ db }: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', id).execute()
}

export async function listKeys({ db }: Db): Promise<ApiKey[]> {
  const rows = await db
    .selectFrom('api_keys')
    .select(columns)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(apiKeysMax)
    .execute()
  return rows.map(keyFromRow)
}

export async function countKeys({ db }: Pick<Tx, 'db'>): Promise<number> {
  const { count } = await db
    .selectFrom('api_keys')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('revoked_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function insertKey(
  { db }: Pick<Tx, 'db'>,
  key: ApiKey,
  tokenHash: Buffer,
): Promise<void> {
  await db
    .insertInto('api_keys')
    .values({
      id: key.id,
      token_hash: tokenHash,
      prefix: key.prefix,
      name: key.name,
      scopes: key.scopes,
      agent_id: key.agentId,
      created_by: key.createdBy,
      created_at: new Date(key.createdAt),
      expires_at: key.expiresAt === null ? null : new Date(key.expiresAt),
    })
    .execute()
}

/** Undefined when there is no such key, or none any more. */
export async function revokeKey(
  { db }: Pick<Tx, 'db'>,
  id: string,
  now: Date,
): Promise<ApiKey | undefined> {
  const row = await db
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning(columns)
    .executeTakeFirst()
  return row && keyFromRow(row)
}
