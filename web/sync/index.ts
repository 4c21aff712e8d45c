/** The face of the sync client. What it promises is told above the outbox, in outbox.ts. */
export { connect, type Sync, type SyncOptions } from './connect.ts'
export type { ConnectionState } from './link.ts'
export type { OutboxState, Unsent } from './outbox.ts'
export {
  memoryStore,
  type Failure,
  type OutboxFile,
  type OutboxItem,
  type OutboxStore,
  type Saying,
} from './outbox-store.ts'
export { browserStore } from './browser-store.ts'
export { handOver } from './hand-over.ts'
export { quoteOf, settleMessages } from './settle-messages.ts'
export { newId } from './new-id.ts'
export { uploadByRequest, type Upload, type UploadRefusal } from './upload.ts'
