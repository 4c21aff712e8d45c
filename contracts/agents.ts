import { z } from 'zod'
import { done, endpoint, event } from './endpoint.ts'
import { nameCharactersMax, passwordCharactersMax } from './limits.ts'
import { emailAddress, language, line } from './text.ts'

/** Each role may do all that the next one may. */
export const role = z.enum(['owner', 'administrator', 'supervisor', 'agent'])
export type Role = z.infer<typeof role>

export const agentStatus = z.enum(['invited', 'active', 'deactivated'])

/** An agent as colleagues see him. */
export const agent = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  /** What customers read; the name where none was chosen. */
  publicName: z.string(),
  email: z.string(),
  role,
  status: agentStatus,
  sequence: z.int(),
})
export type Agent = z.infer<typeof agent>

export const preferences = z.strictObject({
  language,
  theme: z.enum(['light', 'dark', 'system']),
  density: z.enum(['comfortable', 'compact']),
  /** The key that sends: Enter, or Ctrl/⌘ + Enter. */
  sendKey: z.enum(['enter', 'mod-enter']),
  /** Single-key shortcuts can be switched off (WCAG 2.1.4). */
  hasShortcuts: z.boolean(),
  hasSound: z.boolean(),
  hasDesktopNotifications: z.boolean(),
})
export type Preferences = z.infer<typeof preferences>

/** The agent who is signed in. */
export const me = z.strictObject({ agent, preferences })
export type Me = z.infer<typeof me>

const password = z.string().max(passwordCharactersMax)
const id = z.strictObject({ id: z.uuid() })

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  summary: 'Signs an agent in and sets the session cookie. Limited per account and per address.',
  door: 'anyone',
  body: z.strictObject({ email: emailAddress, password }),
  reply: me,
  refusals: ['wrong_credentials', 'too_many'],
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  summary: 'Ends this session.',
  door: 'agent',
  reply: done,
})

export const agentSession = z.strictObject({
  id: z.uuid(),
  isThisOne: z.boolean(),
  userAgent: z.string(),
  ip: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
})

export const listMySessions = endpoint({
  method: 'GET',
  path: '/api/me/sessions',
  summary: 'Where I am signed in.',
  door: 'agent',
  reply: z.strictObject({ sessions: z.array(agentSession) }),
})

export const endMySession = endpoint({
  method: 'DELETE',
  path: '/api/me/sessions/:id',
  summary: 'Signs me out of one other browser.',
  door: 'agent',
  params: id,
  reply: done,
})

export const readMe = endpoint({
  method: 'GET',
  path: '/api/me',
  summary: 'Who is signed in, with preferences.',
  door: 'agent',
  reply: me,
})

export const changeMyProfile = endpoint({
  method: 'PATCH',
  path: '/api/me',
  summary: 'Changes my name, public name or preferences.',
  door: 'agent',
  body: z.strictObject({
    name: line(nameCharactersMax).optional(),
    publicName: line(nameCharactersMax).optional(),
    preferences: preferences.partial().optional(),
  }),
  reply: me,
})

export const changeMyPassword = endpoint({
  method: 'PUT',
  path: '/api/me/password',
  summary: 'Changes my password and ends my other sessions.',
  door: 'agent',
  body: z.strictObject({ currentPassword: password, newPassword: password }),
  reply: done,
  refusals: ['wrong_credentials', 'password_weak', 'too_many'],
})

export const listAgents = endpoint({
  method: 'GET',
  path: '/api/agents',
  summary: 'All agents, active and not, by name.',
  door: 'agent',
  scope: 'business:read',
  reply: z.strictObject({ agents: z.array(agent) }),
})

/** The link is shown once; only its hash is kept. */
export const accessLink = z.strictObject({ url: z.string(), expiresAt: z.iso.datetime() })

export const inviteAgent = endpoint({
  method: 'POST',
  path: '/api/agents',
  summary: 'Invites an agent by link. Administrators; owners are invited by owners only.',
  door: 'agent',
  body: z.strictObject({ email: emailAddress, name: line(nameCharactersMax), role }),
  reply: z.strictObject({ agent, link: accessLink }),
  refusals: ['email_taken'],
})

export const renewInvitation = endpoint({
  method: 'POST',
  path: '/api/agents/:id/invitation',
  summary: 'A new invitation link for an agent who has not joined; the old one stops working.',
  door: 'agent',
  params: id,
  reply: z.strictObject({ link: accessLink }),
  refusals: ['agent_inactive'],
})

export const createResetLink = endpoint({
  method: 'POST',
  path: '/api/agents/:id/reset',
  summary: 'A link with which an agent sets a new password. Administrators.',
  door: 'agent',
  params: id,
  reply: z.strictObject({ link: accessLink }),
  refusals: ['agent_inactive'],
})

export const changeRole = endpoint({
  method: 'PUT',
  path: '/api/agents/:id/role',
  summary: 'Gives an agent another role. Administrators; only owners make or unmake owners.',
  door: 'agent',
  params: id,
  body: z.strictObject({ role }),
  reply: agent,
  refusals: ['last_owner', 'not_yourself'],
})

export const deactivateAgent = endpoint({
  method: 'POST',
  path: '/api/agents/:id/deactivation',
  summary:
    'Deactivates an agent: every session and socket of his ends within 5 s, his open conversations return to the unassigned.',
  door: 'agent',
  params: id,
  reply: agent,
  refusals: ['last_owner', 'not_yourself'],
})

export const reactivateAgent = endpoint({
  method: 'DELETE',
  path: '/api/agents/:id/deactivation',
  summary: 'Lets a deactivated agent sign in again.',
  door: 'agent',
  params: id,
  reply: agent,
})

/** The token travels in the body, never in a path that is logged. */
const linkToken = z.string().min(1).max(128)

export const readAccessLink = endpoint({
  method: 'POST',
  path: '/api/links/reading',
  summary: 'Whom an invitation or reset link is for.',
  door: 'anyone',
  body: z.strictObject({ token: linkToken }),
  reply: z.strictObject({
    purpose: z.enum(['invitation', 'reset']),
    name: z.string(),
    email: z.string(),
    businessName: z.string(),
    language,
  }),
  refusals: ['link_invalid', 'too_many'],
})

export const useAccessLink = endpoint({
  method: 'POST',
  path: '/api/links/use',
  summary:
    'Sets the password with an invitation or reset link, once, and signs in. A reset ends all other sessions.',
  door: 'anyone',
  body: z.strictObject({ token: linkToken, name: line(nameCharactersMax).optional(), password }),
  reply: me,
  refusals: ['link_invalid', 'password_weak', 'too_many'],
})

const about = z.object({ agent })
export const agentInvited = event('agent', 'agent.invited', about)
export const agentInvitationRenewed = event('agent', 'agent.invitation-renewed', about)
export const agentJoined = event('agent', 'agent.joined', about)
export const agentSignedIn = event(
  'agent',
  'agent.signed-in',
  z.object({ agentId: z.uuid(), sessionId: z.uuid(), userAgent: z.string() }),
)
export const agentSignedOut = event(
  'agent',
  'agent.signed-out',
  z.object({ agentId: z.uuid(), sessionId: z.uuid() }),
)
export const signInRefused = event(
  'agent',
  'agent.sign-in-refused',
  z.object({ agentId: z.uuid() }),
)
export const agentProfileChanged = event('agent', 'agent.profile-changed', about)
export const agentPasswordChanged = event(
  'agent',
  'agent.password-changed',
  z.object({ agentId: z.uuid(), exceptSessionId: z.uuid().nullable() }),
)
export const agentResetLinked = event('agent', 'agent.reset-linked', about)
export const agentRoleChanged = event(
  'agent',
  'agent.role-changed',
  z.object({ agent, previousRole: role }),
)
export const agentDeactivated = event('agent', 'agent.deactivated', about)
export const agentReactivated = event('agent', 'agent.reactivated', about)
