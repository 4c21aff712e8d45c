import { z } from 'zod'
import { endpoint, event } from './endpoint.ts'

/**
 * Whether an agent is there. `online`: takes new conversations. `busy`: works on those he has.
 * `break`: away for a reason, back soon. `offline`: not on duty. Only the first takes work. [C21]
 */
export const presenceState = z.enum(['online', 'busy', 'break', 'offline'])
export type PresenceState = z.infer<typeof presenceState>

export const presence = z.strictObject({
  agentId: z.uuid(),
  state: presenceState,
  /** A break reason of the catalogue, or null. */
  reasonId: z.uuid().nullable(),
  since: z.iso.datetime(),
  /** Conversations at a time. [C22] */
  capacity: z.int(),
})
export type Presence = z.infer<typeof presence>

/** What an agent is there for. */
export const duties = z.strictObject({
  agentId: z.uuid(),
  teamIds: z.array(z.uuid()).max(50),
  skillIds: z.array(z.uuid()).max(100),
  /** Conversations at a time. [C22] */
  capacity: z.int().min(0).max(100),
  sequence: z.int(),
})
export type Duties = z.infer<typeof duties>

const id = z.strictObject({ id: z.uuid() })

export const listPresence = endpoint({
  method: 'GET',
  path: '/api/presence',
  summary: 'Who is there, in which state since when, and how much each has.',
  door: 'agent',
  reply: z.strictObject({
    agents: z.array(
      presence.extend({
        /** Open conversations that are his. */
        load: z.int(),
      }),
    ),
  }),
})

const wanted = z.strictObject({
  state: presenceState,
  /** Wanted for a break. */
  reasonId: z.uuid().nullable().default(null),
})

export const changeMyPresence = endpoint({
  method: 'PUT',
  path: '/api/me/presence',
  summary:
    'Says whether I am there. On a break or offline, those who wait for me go back to the queue.',
  door: 'agent',
  body: wanted,
  reply: presence,
  refusals: ['reason_missing', 'reference_unknown'],
})

export const forcePresence = endpoint({
  method: 'PUT',
  path: '/api/agents/:id/presence',
  summary: 'Says for an agent whether he is there. Supervisors; audited.',
  door: 'agent',
  params: id,
  body: wanted,
  reply: presence,
  refusals: ['reason_missing', 'reference_unknown', 'agent_inactive'],
})

export const listDuties = endpoint({
  method: 'GET',
  path: '/api/duties',
  summary: 'What each agent is there for: teams, skills, capacity.',
  door: 'agent',
  reply: z.strictObject({ duties: z.array(duties) }),
})

export const changeDuties = endpoint({
  method: 'PUT',
  path: '/api/agents/:id/duties',
  summary: 'Sets an agent’s teams, skills and capacity. Administrators.',
  door: 'agent',
  params: id,
  body: duties.omit({ agentId: true, sequence: true }).extend({ baseSequence: z.int() }),
  reply: duties,
  refusals: ['stale', 'reference_unknown'],
})

/** The presence of one agent over time: how long he was in which state. */
export const presenceSpan = z.strictObject({
  agentId: z.uuid(),
  state: presenceState,
  reasonId: z.uuid().nullable(),
  from: z.iso.datetime(),
  /** Null while it lasts. */
  until: z.iso.datetime().nullable(),
})

export const readPresenceHistory = endpoint({
  method: 'GET',
  path: '/api/agents/:id/presence/history',
  summary:
    'An agent’s states between two instants, at most a month. Supervisors; agents their own.',
  door: 'agent',
  params: id,
  query: z.strictObject({ from: z.iso.datetime(), until: z.iso.datetime() }),
  reply: z.strictObject({ spans: z.array(presenceSpan) }),
})

/** By whom: himself, a supervisor, his connection (gone or back), or the lack of any sign of life. */
export const presenceCause = z.enum(['self', 'supervisor', 'connection', 'no sign of life'])

export const presenceChanged = event(
  'agent',
  'agent.presence-changed',
  z.object({
    presence,
    previous: presenceState,
    by: presenceCause,
  }),
)
export const dutiesChanged = event(
  'agent',
  'agent.duties-changed',
  z.object({ duties, previous: duties }),
)
