/** Who works here: agents, their roles, how they sign in. */
export { authenticateAgent, isSessionLive } from './authenticate-agent.ts'
export { createResetLinkForEmail } from './create-reset-link.ts'
export { endsAgentSession } from './rules/session-ends.ts'
export { jobs } from './jobs.ts'
export { findAgent } from './store.ts'
export { routes } from './routes.ts'
