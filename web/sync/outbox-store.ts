import type { FileRef } from '@yingsheng/contracts/files'
import type { ClientFrameInput } from '@yingsheng/contracts/sync'

type Speech<Type> = Extract<ClientFrameInput, { type: Type }>

/** What is said, as the frame will say it, less what the outbox adds: its id and its files. */
export type Saying =
  | Omit<Speech<'send'>, 'clientId' | 'fileIds'>
  | Omit<Speech<'reply'>, 'clientId' | 'fileIds'>

/** A file on its way. `ref` is there once the server has it, so that a retry does not bring it again. */
export type OutboxFile = {
  name: string
  mediaType: string
  bytes: number
  blob: Blob
  ref: FileRef | null
}

export type Failure = { code: string; detail?: Record<string, unknown> | undefined }

export type OutboxItem = {
  clientId: string
  /** Whose it is. Items of one owner are never sent in the name of another. */
  owner: string
  /** Within a lane order is kept: a conversation's id, or the one lane a customer has. */
  lane: string
  /** Rises with every item; when it was said, in milliseconds, unless that would not rise. */
  place: number
  saying: Saying
  files: OutboxFile[]
  /** Refused for good; waits for a person to retry or drop it. */
  failure: Failure | null
  /** The files were brought once more after the server had lost them. */
  hasReuploaded?: boolean
}

/**
 * Where unsent messages are kept. `change` reads and writes one item in one step that no other tab can
 * come between: it gets what is there and answers what shall be there; undefined is nothing.
 */
export type OutboxStore = {
  /** The items whose owner begins so, in the order they were said. */
  list: (owner: string) => Promise<OutboxItem[]>
  change: (
    clientId: string,
    change: (item: OutboxItem | undefined) => OutboxItem | undefined,
  ) => Promise<void>
}

/** Lasts as long as the page: for tests, and for browsers that keep nothing. */
export function memoryStore(): OutboxStore & { has: (clientId: string) => boolean } {
  const items = new Map<string, OutboxItem>()
  return {
    has: (clientId) => items.has(clientId),
    list: async (owner) => inOrder([...items.values()], owner),
    change: async (clientId, change) => {
      const item = change(items.get(clientId))
      if (item) items.set(clientId, item)
      else items.delete(clientId)
    },
  }
}

export function inOrder(items: OutboxItem[], owner: string): OutboxItem[] {
  return items.filter((item) => item.owner.startsWith(owner)).sort((a, b) => a.place - b.place)
}
