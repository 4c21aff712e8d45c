import type { Role } from '@yingsheng/contracts/agents'

export type SectionId =
  | 'profile'
  | 'security'
  | 'replies'
  | 'agents'
  | 'brands'
  | 'lines'
  | 'business'

export const personalSections: readonly SectionId[] = ['profile', 'security', 'replies']
export const managementSections: readonly SectionId[] = ['agents', 'brands', 'lines', 'business']

/** Owners and administrators manage; the server asks again at every door. */
export function mayManage(role: Role): boolean {
  return role === 'owner' || role === 'administrator'
}

/** Supervisors and up keep what all agents use. */
export function mayShare(role: Role): boolean {
  return role !== 'agent'
}
