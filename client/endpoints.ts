// Generated from contracts/ by scripts/generate.ts; change those.

/** Each endpoint that takes an API key, with what it takes and what it answers. */
export type Endpoints = {
  /** All agents, active and not, by name. Scope: business:read. */
  'GET /api/agents': {
    reply: {
      agents: Array<Agent>
    }
  }
  /** The business, its brands and its lines. Scope: business:read. */
  'GET /api/business': {
    reply: {
      business: Business
      brands: Array<Brand>
      lines: Array<WidgetLine>
    }
  }
  /** One view of the list, ordered by who must be answered next; resolved ones newest first. Scope: conversations:read. */
  'GET /api/conversations': {
    query: {
      view: 'mine' | 'unassigned' | 'all' | 'resolved'
      after?: string
      limit?: number
    }
    reply: {
      conversations: Array<ConversationRow>
      next: string | null
    }
  }
  /** One conversation with its customer, the newest page of its timeline, positions and my draft. Scope: conversations:read. */
  'GET /api/conversations/:id': {
    params: {
      id: string
    }
    query: {
      limit?: number
    }
    reply: {
      conversation: ConversationState
      customer: Customer
      timeline: Array<StoredEvent>
      hasEarlier: boolean
      positions: Positions
      myRead: number
      draft: Draft | null
      page: Page | null
      isCustomerOnline: boolean
      others: Array<{
        id: string
        number: number
        status: 'open' | 'resolved'
        openedAt: string
        text: string
      }>
    }
  }
  /** Gives the conversation to an agent, or to nobody: back into its queue, or into `queueId`. Agents: their own and unassigned ones; supervisors: any. Scope: conversations:write. */
  'PUT /api/conversations/:id/assignment': {
    params: {
      id: string
    }
    body: {
      assigneeId: string | null
      queueId?: string
      baseSequence?: number
    }
    reply: ConversationState
  }
  /** Takes an unassigned conversation. Of two at once one wins; the other reads who. Scope: conversations:write. */
  'POST /api/conversations/:id/claim': {
    params: {
      id: string
    }
    reply: ConversationState
  }
  /** Says something among agents; the customer never sees it. Idempotent by clientId. Scope: conversations:write. */
  'POST /api/conversations/:id/notes': {
    params: {
      id: string
    }
    body: {
      clientId: string
      text: string
      fileIds?: Array<string>
      quotes?: number
    }
    reply: Message
  }
  /** Says something to the customer. An unassigned conversation becomes mine. Idempotent by clientId. Scope: conversations:write. */
  'POST /api/conversations/:id/replies': {
    params: {
      id: string
    }
    body: {
      clientId: string
      text: string
      fileIds?: Array<string>
      quotes?: number
      wordingAcknowledged?: boolean
    }
    reply: Message
  }
  /** Opens a resolved conversation again. Scope: conversations:write. */
  'DELETE /api/conversations/:id/resolution': {
    params: {
      id: string
    }
    reply: ConversationState
  }
  /** Marks the conversation resolved. With a base sequence, refuses when the customer has written since. Scope: conversations:write. */
  'POST /api/conversations/:id/resolution': {
    params: {
      id: string
    }
    body: {
      baseSequence?: number
    }
    reply: ConversationState
  }
  /** Gives the conversation exactly these tags. Scope: conversations:write. */
  'PUT /api/conversations/:id/tags': {
    params: {
      id: string
    }
    body: {
      tagIds: Array<string>
    }
    reply: ConversationState
  }
  /** An earlier or later page of a conversation: its events, oldest first. Scope: conversations:read. */
  'GET /api/conversations/:id/timeline': {
    params: {
      id: string
    }
    query: {
      before?: number
      after?: number
      limit?: number
    }
    reply: {
      timeline: Array<StoredEvent>
      hasMore: boolean
    }
  }
  /** How many conversations each view holds; `waiting` are those of mine that wait for an answer. Counted up to 1,000. Scope: conversations:read. */
  'GET /api/conversations/counts': {
    reply: {
      mine: number
      unassigned: number
      all: number
      waiting: number
    }
  }
  /** Edits the profile. A null clears a field; a field left out stays. Scope: customers:write. */
  'PATCH /api/customers/:id': {
    params: {
      id: string
    }
    body: {
      baseSequence: number
      name?: string | null
      phone?: string | null
      email?: string | null
      language?: 'zh-CN' | 'en' | null
      remark?: string
    }
    reply: Customer
  }
  /** One customer, masked. Scope: customers:read. */
  'GET /api/customers/:id': {
    params: {
      id: string
    }
    reply: Customer
  }
  /** Finds messages and notes by their words: all words first, then any word. Best first, at most 50. Scope: conversations:read. */
  'GET /api/search': {
    query: {
      q: string
      conversationId?: string
    }
    reply: {
      hits: Array<{
        conversationId: string
        conversationNumber: number
        sequence: number
        customerName: string | null
        customerNumber: number
        by: 'customer' | 'agent' | 'note'
        text: string
        at: string
      }>
      words: Array<string>
    }
  }
  /** Adds a webhook for events of these types. The secret is told this once. Scope: webhooks:manage. */
  'POST /api/webhooks': {
    body: {
      url: string
      description?: string
      types: Array<'conversation.opened' | 'conversation.assigned' | 'conversation.resolved' | 'conversation.reopened' | 'conversation.identified' | 'conversation.urgency_changed' | 'conversation.rated' | 'message.sent' | 'message.edited' | 'message.recalled' | 'note.added' | 'customer.created' | 'customer.identified' | 'customer.profile_changed' | 'agent.joined' | 'agent.profile_changed' | 'agent.role_changed' | 'agent.deactivated' | 'agent.reactivated'>
    }
    reply: {
      webhook: Webhook
      secret: string
    }
  }
  /** All webhooks, oldest first. Administrators. Scope: webhooks:manage. */
  'GET /api/webhooks': {
    reply: {
      webhooks: Array<Webhook>
    }
  }
  /** Changes a webhook, pauses it or sends to it again. Scope: webhooks:manage. */
  'PATCH /api/webhooks/:id': {
    params: {
      id: string
    }
    body: {
      baseSequence: number
      url?: string
      description?: string
      types?: Array<'conversation.opened' | 'conversation.assigned' | 'conversation.resolved' | 'conversation.reopened' | 'conversation.identified' | 'conversation.urgency_changed' | 'conversation.rated' | 'message.sent' | 'message.edited' | 'message.recalled' | 'note.added' | 'customer.created' | 'customer.identified' | 'customer.profile_changed' | 'agent.joined' | 'agent.profile_changed' | 'agent.role_changed' | 'agent.deactivated' | 'agent.reactivated'>
      isEnabled?: boolean
    }
    reply: Webhook
  }
  /** Removes a webhook with its delivery log; what has not been sent is not sent any more. Scope: webhooks:manage. */
  'DELETE /api/webhooks/:id': {
    params: {
      id: string
    }
    reply: Done
  }
  /** The delivery log of a webhook, newest first; kept for 30 days. Scope: webhooks:manage. */
  'GET /api/webhooks/:id/deliveries': {
    params: {
      id: string
    }
    query: {
      status?: 'pending' | 'delivered' | 'failed'
      after?: string
      limit?: number
    }
    reply: {
      deliveries: Array<Delivery>
      next: string | null
    }
  }
  /** One delivery with its body and what was answered each time. Scope: webhooks:manage. */
  'GET /api/webhooks/:id/deliveries/:deliveryId': {
    params: {
      id: string
      deliveryId: string
    }
    reply: DeliveryDetail
  }
  /** Sends one delivery again, at once, under the same webhook-id. Scope: webhooks:manage. */
  'POST /api/webhooks/:id/deliveries/:deliveryId/replay': {
    params: {
      id: string
      deliveryId: string
    }
    reply: Delivery
  }
  /** Sends everything since an instant again, also what happened while the webhook was off. At most 10,000 at a time, oldest first. Scope: webhooks:manage. */
  'POST /api/webhooks/:id/replays': {
    params: {
      id: string
    }
    body: {
      since: string
    }
    reply: {
      deliveries: number
      next: string | null
    }
  }
  /** A new secret, told this once. For a day the old one signs as well. Scope: webhooks:manage. */
  'POST /api/webhooks/:id/secret/rotation': {
    params: {
      id: string
    }
    reply: {
      webhook: Webhook
      secret: string
    }
  }
  /** Sends a test event now and says what was answered. Scope: webhooks:manage. */
  'POST /api/webhooks/:id/test': {
    params: {
      id: string
    }
    reply: Delivery
  }
}

/** What a webhook brings, by its type. */
export type WebhookData = {
  'conversation.opened': WebhookEnvelope & {
    conversation: ConversationState
    customerName: string | null
    customerNumber: number
  }
  'conversation.assigned': WebhookEnvelope & {
    conversation: ConversationState
    previousAssigneeId: string | null
    assigneeName: string | null
    by: 'claim' | 'assignment' | 'reply' | 'deactivation' | 'routing' | 'absence' | 'takeover'
    reason?: string
  }
  'conversation.resolved': WebhookEnvelope & {
    conversation: ConversationState
  }
  'conversation.reopened': WebhookEnvelope & {
    conversation: ConversationState
    by: 'agent' | 'customer'
  }
  'conversation.identified': WebhookEnvelope & {
    conversation: ConversationState
    previousCustomerId: string
    customerName: string | null
    customerNumber: number
  }
  'conversation.urgency_changed': WebhookEnvelope & {
    conversation: ConversationState
    previous: number
  }
  'conversation.rated': WebhookEnvelope & {
    conversation: ConversationState
    rating: Rating
  }
  'message.sent': WebhookEnvelope & {
    conversation: ConversationState
    message: Message
  }
  'message.edited': WebhookEnvelope & {
    conversation: ConversationState
    changed: Message
  }
  'message.recalled': WebhookEnvelope & {
    conversation: ConversationState
    changed: Message
  }
  'note.added': WebhookEnvelope & {
    conversation: ConversationState
    message: Message
  }
  'customer.created': WebhookEnvelope & {
    customer: Customer
  }
  'customer.identified': WebhookEnvelope & {
    customer: Customer
  }
  'customer.profile_changed': WebhookEnvelope & {
    customer: Customer
    changed: Array<string>
  }
  'agent.joined': WebhookEnvelope & {
    agent: Agent
  }
  'agent.profile_changed': WebhookEnvelope & {
    agent: Agent
  }
  'agent.role_changed': WebhookEnvelope & {
    agent: Agent
    previousRole: 'owner' | 'administrator' | 'supervisor' | 'agent'
  }
  'agent.deactivated': WebhookEnvelope & {
    agent: Agent
  }
  'agent.reactivated': WebhookEnvelope & {
    agent: Agent
  }
  'webhook.test': { webhookId: string }
}

/** What stands beside each: its place in the log and in its stream, and who did it. */
type WebhookEnvelope = Pick<StoredEvent, 'sequence' | 'stream' | 'actor'>

/** The codes of the refusals; they are permanent, and servers to come may know more. */
export type RefusalCode =
  | 'malformed'
  | 'unreadable'
  | 'text_unfit'
  | 'too_long'
  | 'too_large'
  | 'wrong_media_type'
  | 'not_signed_in'
  | 'session_over'
  | 'wrong_credentials'
  | 'identity_token_invalid'
  | 'wrong_origin'
  | 'not_allowed'
  | 'not_found'
  | 'link_invalid'
  | 'setup_code_wrong'
  | 'already_set_up'
  | 'not_set_up'
  | 'conversation_resolved'
  | 'already_claimed'
  | 'stale'
  | 'nobody_to_whisper_to'
  | 'agent_inactive'
  | 'email_taken'
  | 'last_owner'
  | 'not_yourself'
  | 'brand_in_use'
  | 'line_archived'
  | 'name_taken'
  | 'catalogue_full'
  | 'entry_in_use'
  | 'reference_unknown'
  | 'reason_missing'
  | 'hours_invalid'
  | 'conversation_open'
  | 'rating_not_asked'
  | 'rating_closed'
  | 'rating_tag_unknown'
  | 'key_invalid'
  | 'key_scope_missing'
  | 'key_not_accepted'
  | 'limit_reached'
  | 'webhook_disabled'
  | 'url_refused'
  | 'message_settled'
  | 'password_weak'
  | 'empty_message'
  | 'file_missing'
  | 'file_type_refused'
  | 'file_unreadable'
  | 'wording_advised'
  | 'variable_unknown'
  | 'variable_unfilled'
  | 'shortcut_taken'
  | 'too_many_quick_replies'
  | 'too_many'
  | 'unavailable'
  | 'frame_binary'
  | 'frame_unknown'
  | 'hello_expected'
  | 'protocol_unknown'
  | 'feed_unknown'
  | 'too_many_feeds'
  | 'internal'

export type Agent = {
  id: string
  name: string
  publicName: string
  email: string
  role: 'owner' | 'administrator' | 'supervisor' | 'agent'
  status: 'invited' | 'active' | 'deactivated'
  sequence: number
}

export type AttachmentPolicy = {
  customers: AttachmentRule
  agents: AttachmentRule
}

export type AttachmentRule = {
  kinds: Array<'image' | 'video' | 'audio' | 'document' | 'archive' | 'other'>
  bytesMax: number
}

export type Brand = {
  id: string
  name: string
  language: 'zh-CN' | 'en'
  isArchived: boolean
  sequence: number
}

export type Business = {
  id: string
  name: string
  language: 'zh-CN' | 'en'
  attachments: AttachmentPolicy
  sequence: number
}

export type ChosenTag = {
  id: string
  'zh-CN': string
  en: string
}

export type ConversationRow = {
  id: string
  number: number
  customerId: string
  lineId: string
  brandId: string
  status: 'open' | 'resolved'
  assigneeId: string | null
  queueId: string
  queuedAt: string | null
  urgency: number
  waitingSince: string | null
  openedAt: string
  resolvedAt: string | null
  lastMessageAt: string
  sequence: number
  score: number | null
  tagIds: Array<string>
  customerName: string | null
  customerNumber: number
  lastLine: {
    by: 'customer' | 'agent' | 'note'
    text: string
    files: number
    what: 'text' | 'recalled'
  }
  unread: number
  draft: string | null
}

export type ConversationState = {
  id: string
  number: number
  customerId: string
  lineId: string
  brandId: string
  status: 'open' | 'resolved'
  assigneeId: string | null
  queueId: string
  queuedAt: string | null
  urgency: number
  waitingSince: string | null
  openedAt: string
  resolvedAt: string | null
  lastMessageAt: string
  sequence: number
  score: number | null
  tagIds: Array<string>
}

export type Customer = {
  id: string
  name: string | null
  number: number
  phoneMasked: string | null
  emailMasked: string | null
  language: 'zh-CN' | 'en' | null
  remark: string
  isIdentified: boolean
  fields: Record<string, string>
  createdAt: string
  lastSeenAt: string
  sequence: number
}

export type Delivery = {
  id: string
  webhookId: string
  type: string
  status: 'pending' | 'delivered' | 'failed'
  tries: number
  last: DeliveryAttempt | null
  nextAt: string | null
  createdAt: string
}

export type DeliveryAttempt = {
  at: string
  status: number | null
  problem: 'url_refused' | 'address_refused' | 'name_unknown' | 'connection_failed' | 'tls_failed' | 'timed_out' | 'answer_too_large' | 'answer_unreadable' | 'too_many_redirects' | null
  milliseconds: number
  response: string
}

export type DeliveryDetail = {
  id: string
  webhookId: string
  type: string
  status: 'pending' | 'delivered' | 'failed'
  tries: number
  last: DeliveryAttempt | null
  nextAt: string | null
  createdAt: string
  payload: string
  attempts: Array<DeliveryAttempt>
}

export type Done = {
  done: true
}

export type Draft = {
  mode: 'reply' | 'note'
  text: string
}

export type FileRef = {
  id: string
  name: string
  mediaType: string
  bytes: number
  image: {
    width: number
    height: number
  } | null
}

export type Message = {
  conversationId: string
  sequence: number
  clientId: string
  author: {
    kind: 'customer'
    id: string
  } | {
    kind: 'agent'
    id: string
    name: string
  }
  audience: 'everyone' | 'agents'
  whisperTo?: string
  text: string
  files: Array<FileRef>
  at: string
  quote?: Quote
  reactions?: Array<Reaction>
  editedAt?: string
  recalledAt?: string
  revision?: number
}

export type Page = {
  url: string
  title: string
}

export type Positions = {
  customer: {
    delivered: number
    read: number
  }
  agents: {
    delivered: number
    read: number
  }
}

export type Quote = {
  sequence: number
  name: string | null
  text: string
  file?: string
  isRecalled?: true
  revision?: number
}

export type Rating = {
  score: number
  tags: Array<ChosenTag>
  comment: string
  solved: 'yes' | 'no' | 'not-yet' | null
  servedById: string | null
  requestedAt: string
  answeredAt: string
  editedAt: string | null
  editableUntil: string
  first: {
    score: number
    tags: Array<ChosenTag>
    comment: string
    solved: 'yes' | 'no' | 'not-yet' | null
  } | null
}

export type RatingSettings = {
  isAsked: boolean
  texts: {
    'zh-CN': RatingTexts
    en: RatingTexts
  }
  tags: {
    low: Array<{
      id: string
      'zh-CN': string
      en: string
    }>
    high: Array<{
      id: string
      'zh-CN': string
      en: string
    }>
  }
}

export type RatingTexts = {
  question: string
  thanks: string
}

export type Reaction = {
  emoji: '👍' | '❤️' | '😄' | '😮' | '😢' | '🙏'
  by: {
    kind: 'customer'
    id: string
  } | {
    kind: 'agent'
    id: string
  }
}

export type StoredEvent = {
  sequence: number
  name: string
  stream: {
    kind: 'business' | 'catalogue' | 'agent' | 'customer' | 'conversation'
    id: string
    sequence: number
  }
  actor: {
    kind: 'agent'
    id: string
    ip?: string
    keyId?: string
  } | {
    kind: 'customer'
    id: string
  } | {
    kind: 'anyone'
    ip?: string
  } | {
    kind: 'system'
  }
  causedBy: number | null
  at: string
  data: unknown
}

export type Webhook = {
  id: string
  url: string
  description: string
  types: Array<'conversation.opened' | 'conversation.assigned' | 'conversation.resolved' | 'conversation.reopened' | 'conversation.identified' | 'conversation.urgency_changed' | 'conversation.rated' | 'message.sent' | 'message.edited' | 'message.recalled' | 'note.added' | 'customer.created' | 'customer.identified' | 'customer.profile_changed' | 'agent.joined' | 'agent.profile_changed' | 'agent.role_changed' | 'agent.deactivated' | 'agent.reactivated'>
  isEnabled: boolean
  disabledBecause: 'gone' | 'failing' | null
  failingSince: string | null
  previousSecretUntil: string | null
  createdAt: string
  sequence: number
}

export type WidgetLine = {
  id: string
  kind: 'widget'
  brandId: string
  name: string
  settings: WidgetSettings
  queueId: string
  isArchived: boolean
  sequence: number
}

export type WidgetSettings = {
  colour: string
  position: 'right' | 'left'
  theme: 'light' | 'dark' | 'system'
  language: 'auto' | 'zh-CN' | 'en'
  texts: {
    'zh-CN': WidgetTexts
    en: WidgetTexts
  }
  allowedDomains: Array<string>
  rating: RatingSettings
}

export type WidgetTexts = {
  title: string
  greeting: string
  subtitle: string
  placeholder: string
}
