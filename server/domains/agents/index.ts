/** Who works here: agents, their roles, how they sign in. */
export { authenticateAgent, isSessionLive } from './authenticate-agent.ts'
export { createResetLinkForEmail } from './create-reset-link.ts'
export { endsAgentSession } from './rules/session-ends.ts'
export { frames } from './frames.ts'
export { jobs } from './jobs.ts'
export { isOnDuty, listAgentPresence, noteAssigned, noteFreed } from './store/presence.ts'
export { findAgent, findAgents } from './store/agents.ts'
export { routes } from './routes.ts'
