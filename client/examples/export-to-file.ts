/** Writes the resolved conversations with all that was said, one a line: `node export-to-file.ts out.jsonl`. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client, paginate, type StoredEvent } from '@yingsheng/client'

const client = new Client({
  baseUrl: process.env.YINGSHENG_URL!,
  apiKey: process.env.YINGSHENG_KEY!,
})

async function readTimeline(id: string): Promise<StoredEvent[]> {
  const all: StoredEvent[] = []
  for (;;) {
    const query = { after: all.at(-1)?.stream.sequence ?? 0, limit: 100 }
    const page = await client.call('GET /api/conversations/:id/timeline', { params: { id }, query })
    all.push(...page.timeline)
    if (!page.hasMore) return all
  }
}

async function* writeLines() {
  const rows = paginate(
    (after) => client.call('GET /api/conversations', { query: { view: 'resolved', ...after } }),
    (page) => page.conversations,
  )
  for await (const conversation of rows) {
    const timeline = await readTimeline(conversation.id)
    yield `${JSON.stringify({ conversation, timeline })}\n`
  }
}

await pipeline(Readable.from(writeLines()), createWriteStream(process.argv[2]!))
