import type { Role } from '@yingsheng/contracts/agents'

export type SectionId =
  | 'profile'
  | 'security'
  | 'agents'
  | 'teams'
  | 'queues'
  | 'breaks'
  | 'hours'
  | 'tags'
  | 'wrap-up'
  | 'stickers'
  | 'lines'
  | 'brands'
  | 'outlets'
  | 'business'
  | 'panels'
  | 'replies'
  | 'keys'
  | 'webhooks'
  | 'exports'

export type GroupId = 'account' | 'team' | 'conversations' | 'channels' | 'system'

/**
 * The pages in their groups. Wrap-up, stickers, outlets and panels can be kept at their addresses and are
 * not offered before something uses what is kept there. A new page belongs to a group; what it may be
 * found by is in `search/`.
 */
export const settingsGroups: readonly { id: GroupId; sections: readonly SectionId[] }[] = [
  { id: 'account', sections: ['profile', 'security'] },
  { id: 'team', sections: ['agents', 'teams', 'queues', 'breaks'] },
  { id: 'conversations', sections: ['replies', 'hours', 'tags'] },
  { id: 'channels', sections: ['lines', 'brands'] },
  { id: 'system', sections: ['business', 'keys', 'webhooks', 'exports'] },
]

const forEverybody: ReadonlySet<SectionId> = new Set(['profile', 'security', 'replies'])
/** Supervisors sort the work, as the catalogue's permissions say. */
const forSupervisors: ReadonlySet<SectionId> = new Set(['tags', 'wrap-up', 'stickers'])

/** Whether a role sees a page; the server asks again at every door. */
export function maySee(role: Role, section: SectionId): boolean {
  if (forEverybody.has(section)) return true
  if (role === 'supervisor') return forSupervisors.has(section)
  return role === 'owner' || role === 'administrator'
}

/** Supervisors and up keep what all agents use. */
export function mayShare(role: Role): boolean {
  return role !== 'agent'
}

const offered = new Set(settingsGroups.flatMap(({ sections }) => sections))

/** Whether a page stands in the list of pages. */
export function isOffered(section: SectionId): boolean {
  return offered.has(section)
}
