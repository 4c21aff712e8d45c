// Generated from server/migrations by server/platform/database/generate-tables.ts. Change those, not this.
import type { ColumnType, GeneratedAlways } from 'kysely'

/** Read as what it holds; written as an object or as JSON text (arrays must be text: pg has its own). */
type Json = ColumnType<unknown, string | object, string | object>

/** The database fills it in where we do not. */
type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

export type Tables = {
  access_links: {
    id: string
    token_hash: Buffer
    agent_id: string
    purpose: string
    created_by: string | null
    created_at: Date
    expires_at: Date
    used_at: Date | null
  }
  agent_presence: {
    agent_id: string
    state: string
    reason_id: string | null
    since: Date
    is_chosen: Generated<boolean>
    seen_at: Date
    last_assigned_at: Date | null
    freed_at: Date | null
  }
  agent_sessions: {
    id: string
    token_hash: Buffer
    agent_id: string
    ip: string
    user_agent: string
    created_at: Date
    last_seen_at: Date
    expires_at: Date
  }
  agent_skills: {
    agent_id: string
    skill_id: string
  }
  agent_teams: {
    agent_id: string
    team_id: string
  }
  agents: {
    id: string
    email: string
    name: string
    public_name: string
    role: string
    status: string
    password_hash: string | null
    preferences: Json
    sequence: Generated<number>
    created_at: Date
    capacity: Generated<number>
    duties_sequence: Generated<number>
  }
  api_keys: {
    id: string
    token_hash: Buffer
    prefix: string
    name: string
    scopes: Array<string>
    agent_id: string
    created_by: string
    created_at: Date
    expires_at: Date | null
    last_used_at: Date | null
    revoked_at: Date | null
  }
  audit_entries: {
    number: number
    event_sequence: number
    at: Date
    actor: Json
    action: string
    stream_kind: string
    stream_id: string
    detail: Json
    previous_hash: Buffer
    hash: Buffer
  }
  brand_hours: {
    brand_id: string
    hours: Json
    sequence: Generated<number>
  }
  brands: {
    id: string
    name: string
    language: string
    sequence: Generated<number>
    created_at: Date
    archived_at: Date | null
  }
  business: {
    id: string
    name: string
    language: string
    sequence: Generated<number>
    created_at: Date
    is_only: Generated<boolean>
    changed_sequence: Generated<number>
    attachments: Json
  }
  catalogue_entries: {
    id: string
    kind: string
    fields: Json
    place: number
    sequence: Generated<number>
    created_at: Date
    archived_at: Date | null
  }
  conversations: {
    id: string
    number: GeneratedAlways<number>
    customer_id: string
    line_id: string
    brand_id: string
    status: string
    assignee_id: string | null
    waiting_since: Date | null
    answered_at: Date | null
    opened_at: Date
    resolved_at: Date | null
    last_message_at: Date
    last_by: Generated<string>
    last_text: Generated<string>
    last_files: Generated<number>
    sequence: Generated<number>
    queue_id: string
    queued_at: Date | null
    urgency: Generated<number>
    held_since: Date | null
    served_by: string | null
    score: number | null
    last_what: Generated<string>
    tag_ids: Generated<Array<string>>
  }
  customer_identities: {
    customer_id: string
    kind: string
    scope: string
    value: string
    created_at: Date
  }
  customer_sessions: {
    id: string
    token_hash: Buffer
    customer_id: string
    line_id: string
    is_identified: boolean
    created_at: Date
    expires_at: Date
  }
  customers: {
    id: string
    number: GeneratedAlways<number>
    name: string | null
    phone: string | null
    email: string | null
    language: string | null
    remark: Generated<string>
    fields: Generated<Json>
    is_identified: Generated<boolean>
    page: Json | null
    sequence: Generated<number>
    created_at: Date
    last_seen_at: Date
    changed_sequence: Generated<number>
  }
  drafts: {
    agent_id: string
    conversation_id: string
    mode: string
    text: string
    saved_at: Date
  }
  events: {
    sequence: GeneratedAlways<number>
    stream_kind: string
    stream_id: string
    stream_sequence: number
    name: string
    actor: Json
    caused_by: number | null
    depth: Generated<number>
    at: Date
    data: Json
  }
  files: {
    id: string
    name: string
    media_type: string
    bytes: number
    width: number | null
    height: number | null
    uploader_kind: string
    uploader_id: string
    conversation_id: string | null
    audience: string | null
    created_at: Date
    kept_by: string | null
    kept_for: string | null
  }
  lines: {
    id: string
    brand_id: string
    kind: string
    name: string
    settings: Json
    sealed_secret: string
    sequence: Generated<number>
    created_at: Date
    archived_at: Date | null
    secret_changed_at: Date
    queue_id: string
  }
  listenings: {
    conversation_id: string
    agent_id: string
    begun_at: Date
    seen_at: Date
  }
  log_positions: {
    reader: string
    sequence: number
  }
  message_versions: {
    conversation_id: string
    sequence: number
    version: number
    text: string
    files: Json
    replaced_at: Date
  }
  messages: {
    conversation_id: string
    sequence: number
    client_id: string
    author_kind: string
    author_id: string
    author_name: string | null
    audience: string
    text: string
    files: Generated<Json>
    at: Date
    extra: Generated<Json>
  }
  presence_spans: {
    agent_id: string
    from_at: Date
    until_at: Date | null
    state: string
    reason_id: string | null
  }
  push_devices: {
    id: string
    session_id: string
    agent_id: string
    url: string
    public_key: string
    secret: string
    user_agent: string
    created_at: Date
    expires_at: Date | null
    pushed_at: Date | null
  }
  push_keys: {
    is_the_one: Generated<boolean>
    public_key: string
    sealed_private_key: string
    created_at: Date
  }
  push_preferences: {
    agent_id: string
    is_always: boolean
    kinds: Array<string>
    has_text: boolean
  }
  pushes: {
    device_id: string
    conversation_id: string
    kind: string
    event_sequence: number
    event_at: Date
    tries: Generated<number>
    due_at: Date | null
    looked_at: Date | null
  }
  queue_stays: {
    id: GeneratedAlways<number>
    conversation_id: string
    entered_at: Date
    queue_id: string
    left_at: Date | null
    outcome: string | null
    agent_id: string | null
  }
  quick_replies: {
    id: string
    agent_id: string | null
    brand_id: string | null
    group_name: Generated<string>
    title: string
    text: string
    shortcut: string | null
    spelling: Json
    files: Generated<Json>
    place: number
    uses: Generated<number>
    last_used_at: Date | null
    sequence: Generated<number>
    created_at: Date
    archived_at: Date | null
  }
  quick_reply_uses: {
    quick_reply_id: string
    agent_id: string
    uses: number
    last_used_at: Date
  }
  rate_limits: {
    key: string
    points: Generated<number>
    expire: number | null
  }
  ratings: {
    conversation_id: string
    line_id: string
    brand_id: string
    served_by: string | null
    requested_at: Date
    answerable_until: Date
    answered_at: Date | null
    edited_at: Date | null
    score: number | null
    solved: string | null
    tags: Generated<Json>
    comment: Generated<string>
    first_answer: Json | null
  }
  read_positions: {
    conversation_id: string
    reader_kind: string
    reader_id: string
    delivered: Generated<number>
    read: Generated<number>
  }
  reply_rounds: {
    conversation_id: string
    asked_sequence: number
    queue_id: string
    agent_id: string | null
    asked_at: Date
    answered_at: Date | null
    seconds: number | null
    is_first: boolean
    is_over: Generated<boolean>
    taken_sequence: number
  }
  search_documents: {
    conversation_id: string
    sequence: number
    audience: string
    at: Date
    words: string
  }
  webhook_deliveries: {
    id: string
    webhook_id: string
    event_sequence: number | null
    event_type: string
    status: string
    tries: Generated<number>
    attempts: Generated<Json>
    due_at: Date
    created_at: Date
  }
  webhooks: {
    id: string
    url: string
    description: string
    event_types: Array<string>
    is_enabled: Generated<boolean>
    disabled_because: string | null
    failing_since: Date | null
    sealed_secret: string
    previous_sealed_secret: string | null
    previous_until: Date | null
    sequence: Generated<number>
    created_at: Date
    removed_at: Date | null
  }
}
