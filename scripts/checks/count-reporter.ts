/** A reporter for `node --test` that says nothing but the counts, as one line of JSON at the end. */
import type { TestEvent } from 'node:test/reporters'

export default async function* count(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  let counts: unknown = null
  for await (const event of events) {
    // Each file has a summary of its own; the one of the whole run names no file.
    if (event.type === 'test:summary' && event.data.file === undefined) counts = event.data.counts
  }
  yield JSON.stringify(counts)
}
