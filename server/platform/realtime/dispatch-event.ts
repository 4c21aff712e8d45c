import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import type { AddressBook } from './address-book.ts'
import type { Connection, Following } from './connection.ts'
import type { Feed } from './feed.ts'

/**
 * Sends an event to whoever hears it: one frame per connection, naming every feed of the connection
 * that hears it. Each shape of the event is written once, however many hear it.
 */
export function dispatchEvent(book: AddressBook, feeds: readonly Feed[], event: StoredEvent): void {
  for (const { addresses, present } of groupByShape(feeds, event)) {
    const heardBy = findHearers(book, addresses)
    if (heardBy.size === 0) continue
    const shown = present(event)
    const texts = new Map<string, string>()
    for (const [connection, followings] of heardBy) deliver(connection, followings, shown, texts)
  }
}

/** The frame of an event, for a connection that follows these feeds. */
export function eventFrame(feeds: readonly string[], event: StoredEvent): string {
  return `{"type":"event","feeds":${JSON.stringify(feeds)},"event":${JSON.stringify(event)}}`
}

function groupByShape(feeds: readonly Feed[], event: StoredEvent) {
  const shapes = new Map<Feed['present'], { addresses: string[]; present: Feed['present'] }>()
  for (const { hear, present } of feeds) {
    const addresses = hear(event)
    const shape = shapes.get(present)
    if (shape !== undefined) shape.addresses.push(...addresses)
    else shapes.set(present, { addresses: [...addresses], present })
  }
  return shapes.values()
}

function findHearers(
  book: AddressBook,
  addresses: readonly string[],
): Map<Connection, Following[]> {
  const heardBy = new Map<Connection, Following[]>()
  for (const address of addresses) {
    for (const [connection, following] of book.at(address)) {
      const known = heardBy.get(connection)
      if (known === undefined) heardBy.set(connection, [following])
      else if (!known.includes(following)) known.push(following)
    }
  }
  return heardBy
}

/** A feed that is still being replayed keeps what is heard meanwhile behind the replay. */
function deliver(
  connection: Connection,
  followings: Following[],
  event: StoredEvent,
  texts: Map<string, string>,
) {
  const textFor = (names: string[]) => {
    const key = names.join()
    const text = texts.get(key) ?? eventFrame(names, event)
    texts.set(key, text)
    return text
  }
  const live = followings
    .filter((following) => following.held === null)
    .map((following) => following.feed)
  if (live.length > 0) connection.sendText(textFor(live))
  for (const following of followings) following.held?.push(textFor([following.feed]))
}
