import type { Role } from '@yingsheng/contracts/agents'

export type SectionId =
  | 'profile'
  | 'security'
  | 'replies'
  | 'agents'
  | 'brands'
  | 'lines'
  | 'business'
  | 'keys'
  | 'webhooks'

export const managementSections: readonly SectionId[] = [
  'agents',
  'brands',
  'lines',
  'business',
  'keys',
  'webhooks',
]

export const personalSections: readonly SectionId[] = ['profile', 'security', 'replies']

/** Owners and administrators manage; the server asks again at every door. */
export function mayManage(role: Role): boolean {
  return role === 'owner' || role === 'administrator'
}

/** Supervisors and up keep what all agents use. */
export function mayShare(role: Role): boolean {
  return role !== 'agent'
}
