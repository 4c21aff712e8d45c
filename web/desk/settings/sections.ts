import type { Role } from '@yingsheng/contracts/agents'

export type SectionId =
  | 'profile'
  | 'security'
  | 'agents'
  | 'brands'
  | 'lines'
  | 'business'
  | 'keys'
  | 'webhooks'

export const personalSections: readonly SectionId[] = ['profile', 'security']
export const managementSections: readonly SectionId[] = [
  'agents',
  'brands',
  'lines',
  'business',
  'keys',
  'webhooks',
]

/** Owners and administrators manage; the server asks again at every door. */
export function mayManage(role: Role): boolean {
  return role === 'owner' || role === 'administrator'
}
