/**
 * Who may call whom. A domain may import the `index.ts` of those it lists, and nothing else of theirs;
 * it hears from any other by reacting to its events. No circles. `npm run tidy` holds us to it.
 */
export const domains = {
  /** What was uploaded: whose it is, what takes it, which kinds are accepted. */
  files: [],
  /** The lists the business keeps: teams, skills, queues, break reasons, tags, outlets. */
  catalogue: ['files'],
  /** The business, its brands and its lines. */
  business: ['catalogue'],
  /** When the brands are served. */
  calendars: ['business'],
  /** Agents: who works here, roles, sign-in, who is there and what for. */
  agents: ['business', 'catalogue'],
  /** Customers: whom we serve, how we know them, their sessions. */
  customers: ['business'],
  /** What may be said to a customer. */
  wording: ['business'],
  /** Talks between customers and agents. */
  conversations: ['agents', 'business', 'catalogue', 'customers', 'files', 'search', 'wording'],
  /** Who gets which conversation, and how long the others wait. */
  routing: ['agents', 'business', 'calendars', 'catalogue', 'conversations'],
  /** What customers think of how they were served. */
  surveys: ['business', 'conversations', 'customers'],
  /** Programs of the business: keys with which they ask, webhooks by which they are told. */
  integrations: ['agents', 'business'],
  /** Conversations as files: out of here, in an open format. */
  exchange: ['business', 'conversations', 'customers', 'surveys'],
  /** Calls agents on their devices while no desk of theirs is in front. */
  notifications: ['agents', 'conversations', 'customers'],
  /** What is prepared to be said: quick replies. */
  replies: ['agents', 'business', 'files'],
  /** The words of everything said; hears all, calls nobody. */
  search: [],
  /** How fast customers are answered; hears all, calls nobody. */
  analytics: [],
  /** What must be accounted for; hears all, calls nobody. */
  audit: [],
  /** What supervisors see of the work that is under way. */
  supervision: ['agents', 'analytics', 'calendars', 'conversations'],
} as const satisfies Record<string, readonly string[]>

/** Who may write which table. Others may read it in their own store if the map lists the owner. */
export const tableOwners = {
  files: 'files',
  catalogue_entries: 'catalogue',
  business: 'business',
  brands: 'business',
  lines: 'business',
  brand_hours: 'calendars',
  agents: 'agents',
  agent_sessions: 'agents',
  access_links: 'agents',
  agent_teams: 'agents',
  agent_skills: 'agents',
  agent_presence: 'agents',
  presence_spans: 'agents',
  customers: 'customers',
  customer_identities: 'customers',
  customer_sessions: 'customers',
  conversations: 'conversations',
  queue_stays: 'conversations',
  messages: 'conversations',
  message_versions: 'conversations',
  read_positions: 'conversations',
  drafts: 'conversations',
  listenings: 'conversations',
  ratings: 'surveys',
  api_keys: 'integrations',
  webhooks: 'integrations',
  webhook_deliveries: 'integrations',
  push_keys: 'notifications',
  push_devices: 'notifications',
  push_preferences: 'notifications',
  pushes: 'notifications',
  quick_replies: 'replies',
  quick_reply_uses: 'replies',
  search_documents: 'search',
  reply_rounds: 'analytics',
  audit_entries: 'audit',
  events: 'platform',
  log_positions: 'platform',
  rate_limits: 'platform',
  schema_migrations: 'platform',
} as const satisfies Record<string, keyof typeof domains | 'platform'>
