import type { Connection, Following } from './connection.ts'

/** Which connection listens at which address, and by which of the feeds it follows. */
export type AddressBook = {
  add(connection: Connection, following: Following): void
  remove(connection: Connection, following: Following): void
  at(address: string): Iterable<[Connection, Following]>
  has(address: string): boolean
}

const nobody = new Map<Connection, Following>()

export function createAddressBook(): AddressBook {
  const listeners = new Map<string, Map<Connection, Following>>()
  return {
    add(connection, following) {
      for (const address of following.addresses) {
        const there = listeners.get(address) ?? new Map<Connection, Following>()
        listeners.set(address, there.set(connection, following))
      }
    },
    remove(connection, following) {
      for (const address of following.addresses) {
        const there = listeners.get(address)
        if (there?.get(connection) === following) there.delete(connection)
        if (there?.size === 0) listeners.delete(address)
      }
    },
    at: (address) => listeners.get(address) ?? nobody,
    has: (address) => listeners.has(address),
  }
}
