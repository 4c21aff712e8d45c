/** The client of the REST API and the receiver's side of webhooks; docs/integrations.md says the rest. */
export { Client, type ClientOptions } from './client.ts'
export { paginate } from './paginate.ts'
export { type ErrorCode, RefusalError } from './refusal-error.ts'
export { readWebhook, type WebhookEvent, WebhookError } from './read-webhook.ts'
export type * from './endpoints.ts'
