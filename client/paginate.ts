/**
 * Every item of a list that comes in pages, one page in memory at a time:
 *
 *   const rows = paginate(
 *     (after) => client.call('GET /api/conversations', { query: { view: 'all', ...after } }),
 *     (page) => page.conversations,
 *   )
 *   for await (const row of rows) …
 */
export async function* paginate<Page extends { next: string | null }, Item>(
  readPage: (after: { after?: string }) => Promise<Page>,
  itemsOf: (page: Page) => readonly Item[],
): AsyncGenerator<Item, void, undefined> {
  let cursor: { after?: string } = {}
  for (;;) {
    const page = await readPage(cursor)
    yield* itemsOf(page)
    if (page.next === null) return
    cursor = { after: page.next }
  }
}
