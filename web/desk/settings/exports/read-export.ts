import { announced, RefusalError, refusalFrom } from '../../api.ts'

export type Received = { conversations: number; bytes: number }

/** The answer ended before its last line. */
export class BrokenOff extends Error {}

/**
 * Reads an export to its end and says how far it is. What has come is handed to the browser in blobs,
 * which it may keep on disk: an export can be larger than what a page should hold.
 */
export async function readExport(
  url: string,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (received: Received) => void },
): Promise<{ file: Blob; conversations: number }> {
  const response = await fetch(url, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw new RefusalError({ code: 'offline', message: 'The server is not there.', status: 0 })
  })
  if (!response.ok || response.body === null) {
    const reply: unknown = await response.json().catch(() => null)
    throw announced(refusalFrom(reply, response.status, null))
  }
  const blobs: Blob[] = []
  let parts: Uint8Array<ArrayBuffer>[] = []
  const received = { conversations: 0, bytes: 0 }
  try {
    for await (const part of chunksOf(response.body)) {
      received.bytes += part.length
      received.conversations += countLines(part)
      parts.push(part)
      if (parts.length >= partsPerBlob) blobs.push(new Blob(parts.splice(0)))
      onProgress({ ...received })
    }
  } catch (error) {
    throw signal.aborted ? error : new BrokenOff()
  }
  blobs.push(new Blob(parts))
  parts = []
  const file = new Blob(blobs, { type: 'application/jsonl' })
  return { file, conversations: await readEnd(file) }
}

const partsPerBlob = 64
const endBytesMax = 200
const lineFeed = 10

async function* chunksOf(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

function countLines(part: Uint8Array): number {
  let lines = 0
  for (const byte of part) if (byte === lineFeed) lines += 1
  return lines
}

/** How many conversations the last line says there are; without it the export is not whole. */
async function readEnd(file: Blob): Promise<number> {
  const tail = await file.slice(-endBytesMax).text()
  const [, count] = /\{"format":"yingsheng\.end\/1","conversations":(\d+)\}\n$/.exec(tail) ?? []
  if (count === undefined) throw new BrokenOff()
  return Number(count)
}
