/**
 * Who may call whom. A domain may import the `index.ts` of those it lists, and nothing else of theirs;
 * it hears from any other by reacting to its events. No circles. `npm run tidy` holds us to it.
 */
export const domains = {
  /** The business, its brands and its lines. */
  business: [],
  /** Agents: who works here, roles, sign-in. */
  agents: ['business'],
  /** Customers: whom we serve, how we know them, their sessions. */
  customers: ['business'],
  /** What may be said to a customer. */
  wording: ['business'],
  /** Talks between customers and agents. */
  conversations: ['agents', 'business', 'customers', 'search', 'wording'],
  /** What is prepared to be said: quick replies. */
  replies: ['agents', 'business', 'conversations'],
  /** The words of everything said; hears all, calls nobody. */
  search: [],
  /** What must be accounted for; hears all, calls nobody. */
  audit: [],
} as const satisfies Record<string, readonly string[]>

/** Who may write which table. Others may read it in their own store if the map lists the owner. */
export const tableOwners = {
  business: 'business',
  brands: 'business',
  lines: 'business',
  agents: 'agents',
  agent_sessions: 'agents',
  access_links: 'agents',
  customers: 'customers',
  customer_identities: 'customers',
  customer_sessions: 'customers',
  conversations: 'conversations',
  messages: 'conversations',
  read_positions: 'conversations',
  drafts: 'conversations',
  files: 'conversations',
  quick_replies: 'replies',
  quick_reply_uses: 'replies',
  search_documents: 'search',
  audit_entries: 'audit',
  events: 'platform',
  log_positions: 'platform',
  rate_limits: 'platform',
  schema_migrations: 'platform',
} as const satisfies Record<string, keyof typeof domains | 'platform'>
