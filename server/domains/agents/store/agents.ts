import type { Agent, Preferences, Role } from '@yingsheng/contracts/agents'
import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/context.ts'

const agentColumns = ['id', 'name', 'public_name', 'email', 'role', 'status', 'sequence'] as const
type AgentRow = {
  id: string
  name: string
  public_name: string
  email: string
  role: string
  status: string
  sequence: number
}

function agentFromRow(row: AgentRow): Agent {
  return {
    id: row.id,
    name: row.name,
    publicName: row.public_name,
    email: row.email,
    role: row.role as Role,
    status: row.status as Agent['status'],
    sequence: row.sequence,
  }
}

export async function findAgent({ db }: Db, id: string): Promise<Agent | undefined> {
  const row = await db
    .selectFrom('agents')
    .select(agentColumns)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && agentFromRow(row)
}

/** Those of these that there are, by id. */
export async function findAgents({ db }: Db, ids: readonly string[]): Promise<Map<string, Agent>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('agents').select(agentColumns).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, agentFromRow(row)]))
}

/** Locked for the rest of the transaction. */
export async function lockAgent({ db }: Pick<Tx, 'db'>, id: string): Promise<Agent | undefined> {
  const row = await db
    .selectFrom('agents')
    .select(agentColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && agentFromRow(row)
}

export async function findAgentByEmail({ db }: Db, email: string): Promise<Agent | undefined> {
  const row = await db
    .selectFrom('agents')
    .select(agentColumns)
    .where('email', '=', email)
    .executeTakeFirst()
  return row && agentFromRow(row)
}

const agentsListedMax = 2_000

export async function listAllAgents({ db }: Db): Promise<Agent[]> {
  const rows = await db
    .selectFrom('agents')
    .select(agentColumns)
    .orderBy('name')
    .orderBy('id')
    .limit(agentsListedMax)
    .execute()
  return rows.map(agentFromRow)
}

/** Undefined when the e-mail address is taken. */
export async function insertAgent(
  { db }: Pick<Tx, 'db'>,
  agent: Omit<Agent, 'sequence'> & { preferences: Preferences; passwordHash: string | null },
  now: Date,
): Promise<Agent | undefined> {
  const row = await db
    .insertInto('agents')
    .values({
      id: agent.id,
      email: agent.email,
      name: agent.name,
      public_name: agent.publicName,
      role: agent.role,
      status: agent.status,
      password_hash: agent.passwordHash,
      preferences: JSON.stringify(agent.preferences),
      sequence: 1,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning(agentColumns)
    .executeTakeFirst()
  return row && agentFromRow(row)
}

type AgentChange = {
  name?: string
  publicName?: string
  role?: Role
  status?: Agent['status']
  passwordHash?: string
}

/** Saves what changed and raises the agent's sequence for the event that tells of it. */
export async function saveAgent(
  { db }: Pick<Tx, 'db'>,
  id: string,
  change: AgentChange = {},
): Promise<Agent> {
  const row = await db
    .updateTable('agents')
    .set({
      ...(change.name !== undefined && { name: change.name }),
      ...(change.publicName !== undefined && { public_name: change.publicName }),
      ...(change.role !== undefined && { role: change.role }),
      ...(change.status !== undefined && { status: change.status }),
      ...(change.passwordHash !== undefined && { password_hash: change.passwordHash }),
      sequence: sql`sequence + 1`,
    })
    .where('id', '=', id)
    .returning(agentColumns)
    .executeTakeFirstOrThrow()
  return agentFromRow(row)
}

export async function findPasswordHash({ db }: Db, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('agents')
    .select('password_hash')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.password_hash ?? null
}

export async function findPreferences({ db }: Db, id: string): Promise<Preferences> {
  const row = await db
    .selectFrom('agents')
    .select('preferences')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.preferences as Preferences
}

/** In which language an agent's desk speaks. */
export async function readLanguage(db: Db, id: string): Promise<Preferences['language']> {
  return (await findPreferences(db, id)).language
}

export async function savePreferences(
  { db }: Db,
  id: string,
  preferences: Preferences,
): Promise<void> {
  await db
    .updateTable('agents')
    .set({ preferences: JSON.stringify(preferences) })
    .where('id', '=', id)
    .execute()
}

/** Locks every active owner, so that two who leave at once cannot both be "not the last". */
export async function countOtherOwners({ db }: Pick<Tx, 'db'>, id: string): Promise<number> {
  const rows = await db
    .selectFrom('agents')
    .select('id')
    .where('role', '=', 'owner')
    .where('status', '=', 'active')
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.filter((row) => row.id !== id).length
}

// Sessions

export type SessionRow = {
  id: string
  agent_id: string
  ip: string
  user_agent: string
  created_at: Date
  last_seen_at: Date
}

export async function insertSession(
  { db }: Pick<Tx, 'db'>,
  session: {
    id: string
    tokenHash: Buffer
    agentId: string
    ip: string
    userAgent: string
    expiresAt: Date
  },
  now: Date,
): Promise<void> {
  await db
    .insertInto('agent_sessions')
    .values({
      id: session.id,
      token_hash: session.tokenHash,
      agent_id: session.agentId,
      ip: session.ip,
      user_agent: session.userAgent,
      created_at: now,
      last_seen_at: now,
      expires_at: session.expiresAt,
    })
    .execute()
}

/** The live session of an active agent. */
export async function findSession({ db }: Db, tokenHash: Buffer, now: Date) {
  return db
    .selectFrom('agent_sessions as s')
    .innerJoin('agents as a', 'a.id', 's.agent_id')
    .select(['s.id', 's.agent_id', 's.last_seen_at', 'a.role'])
    .where('s.token_hash', '=', tokenHash)
    .where('s.expires_at', '>', now)
    .where('a.status', '=', 'active')
    .executeTakeFirst()
}

export async function hasSession({ db }: Db, id: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('agent_sessions')
    .select('id')
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

export async function touchSession({ db }: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('agent_sessions').set({ last_seen_at: now }).where('id', '=', id).execute()
}

const sessionsListedMax = 50

export async function listSessions({ db }: Db, agentId: string, now: Date): Promise<SessionRow[]> {
  return db
    .selectFrom('agent_sessions')
    .select(['id', 'agent_id', 'ip', 'user_agent', 'created_at', 'last_seen_at'])
    .where('agent_id', '=', agentId)
    .where('expires_at', '>', now)
    .orderBy('last_seen_at', 'desc')
    .limit(sessionsListedMax)
    .execute()
}

/** False when the agent has no such session. */
export async function deleteSession(
  { db }: Pick<Tx, 'db'>,
  agentId: string,
  id: string,
): Promise<boolean> {
  const deleted = await db
    .deleteFrom('agent_sessions')
    .where('id', '=', id)
    .where('agent_id', '=', agentId)
    .executeTakeFirst()
  return deleted.numDeletedRows === 1n
}

export async function deleteSessions(
  { db }: Pick<Tx, 'db'>,
  agentId: string,
  exceptId: string | null,
): Promise<void> {
  let query = db.deleteFrom('agent_sessions').where('agent_id', '=', agentId)
  if (exceptId !== null) query = query.where('id', '!=', exceptId)
  await query.execute()
}

export async function deleteExpired(
  { db }: Db,
  now: Date,
): Promise<{ sessions: number; links: number }> {
  const sessions = await db
    .deleteFrom('agent_sessions')
    .where('expires_at', '<', now)
    .executeTakeFirst()
  const links = await db.deleteFrom('access_links').where('expires_at', '<', now).executeTakeFirst()
  return { sessions: Number(sessions.numDeletedRows), links: Number(links.numDeletedRows) }
}

// Invitations and resets

export type Purpose = 'invitation' | 'reset'

/** A new link makes the earlier ones of its purpose worthless. */
export async function replaceLink(
  { db }: Pick<Tx, 'db'>,
  link: {
    id: string
    tokenHash: Buffer
    agentId: string
    purpose: Purpose
    createdBy: string | null
    expiresAt: Date
  },
  now: Date,
): Promise<void> {
  await deleteLinks({ db }, link.agentId, link.purpose)
  await db
    .insertInto('access_links')
    .values({
      id: link.id,
      token_hash: link.tokenHash,
      agent_id: link.agentId,
      purpose: link.purpose,
      created_by: link.createdBy,
      created_at: now,
      expires_at: link.expiresAt,
    })
    .execute()
}

export async function deleteLinks(
  { db }: Pick<Tx, 'db'>,
  agentId: string,
  purpose: Purpose | null,
): Promise<void> {
  let query = db.deleteFrom('access_links').where('agent_id', '=', agentId)
  if (purpose !== null) query = query.where('purpose', '=', purpose)
  await query.execute()
}

export async function findLink(
  { db }: Db,
  tokenHash: Buffer,
  now: Date,
): Promise<{ agentId: string; purpose: Purpose } | undefined> {
  const row = await db
    .selectFrom('access_links')
    .select(['agent_id', 'purpose'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return row && { agentId: row.agent_id, purpose: row.purpose as Purpose }
}

/** Takes the link out of use. Of two at once one gets it; undefined for the other, or when it is not valid. */
export async function spendLink(
  { db }: Pick<Tx, 'db'>,
  tokenHash: Buffer,
  now: Date,
): Promise<{ agentId: string; purpose: Purpose } | undefined> {
  const row = await db
    .updateTable('access_links')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('used_at', 'is', null)
    .returning(['agent_id', 'purpose'])
    .executeTakeFirst()
  return row && { agentId: row.agent_id, purpose: row.purpose as Purpose }
}
