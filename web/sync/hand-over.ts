import type { OutboxStore } from './outbox-store.ts'

/** Gives one owner's unsent messages to another (a customer turned out to be someone we know), or, with null, throws them away. */
export async function handOver(store: OutboxStore, from: string, to: string | null): Promise<void> {
  for (const { clientId } of await store.list(from)) {
    await store.change(clientId, (item) =>
      item && to !== null ? { ...item, owner: to } : undefined,
    )
  }
}
