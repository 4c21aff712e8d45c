/*
 * The file of a backup: a gzip-compressed POSIX tar, so that it can be looked into with ordinary tools.
 *
 *   manifest.json              what follows: backupManifest below
 *   tables/<name>/000001.copy  the rows as PostgreSQL's COPY text, in pieces to be read one after the other
 *   files/<path>               what the files folder held
 *   secret.key                 the server's key, where it was in the data folder
 *   end.json                   rows per table, number of files, and the SHA-256 of every byte before it
 *
 * A tar entry says its size before its content. That is why tables come in pieces: one piece is all that
 * is ever held in memory. A file without a right end.json is not complete and is never restored.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'

export const formatVersion = 1

const table = z.object({
  schema: z.enum(['public', 'pgboss']),
  name: z.string().regex(/^[a-z_][a-z0-9_]*$/),
  columns: z.array(z.string().regex(/^[a-z_][a-z0-9_]*$/)),
})
export type BackupTable = z.infer<typeof table>

export const backupManifest = z.object({
  format: z.literal('yingsheng-backup'),
  formatVersion: z.number().int(),
  madeAt: z.iso.datetime(),
  /** The migrations the rows belong to. */
  schema: z.array(z.object({ version: z.number().int(), name: z.string(), checksum: z.string() })),
  tables: z.array(table),
  /** The last number each sequence gave out; null where it gave none. */
  sequences: z.record(z.string(), z.number().int().nullable()),
  /** The version of the job queue's own schema; null where there was no queue. */
  jobQueueVersion: z.number().int().nullable(),
})
export type BackupManifest = z.infer<typeof backupManifest>

export const backupEnd = z.object({
  rows: z.record(z.string(), z.number().int()),
  files: z.number().int(),
  sha256: z.string(),
})
export type BackupEnd = z.infer<typeof backupEnd>

const blockBytes = 512
/** What the size field of a header can say. */
const entryBytesMax = 8 ** 11 - 1
const pathBytesMax = 100
const prefixBytesMax = 155
/** Little is gained above it, and the server works beside us. */
const compressionLevel = 3

export type ArchiveWriter = {
  add(name: string, content: Buffer): Promise<void>
  /** The content must have the size that was announced. */
  addStream(name: string, bytes: number, content: AsyncIterable<Buffer>): Promise<void>
  /** Closes the file with end.json and gives it its name. */
  finish(end: Omit<BackupEnd, 'sha256'>): Promise<{ bytes: number; sha256: string }>
  /** Removes the unfinished file. */
  abandon(): Promise<void>
}

/** Writes beside the wanted name and renames when all of it is on the disk. Only we may read it. */
export async function writeArchive(path: string): Promise<ArchiveWriter> {
  const draft = `${path}.unfinished`
  const gzip = createGzip({ level: compressionLevel })
  const output = createWriteStream(draft, { mode: 0o600, flush: true })
  await once(output, 'open')
  gzip.pipe(output)
  let failure: Error | null = null
  let goOn = () => {}
  const fail = (error: Error) => {
    failure = error
    goOn()
  }
  gzip.on('error', fail)
  output.on('error', fail)
  gzip.on('drain', () => goOn())
  const hash = createHash('sha256')

  async function write(chunk: Buffer) {
    if (failure !== null) throw failure
    hash.update(chunk)
    if (gzip.write(chunk)) return
    await new Promise<void>((resolve) => (goOn = resolve))
    if (failure !== null) throw failure
  }
  async function addStream(name: string, bytes: number, content: AsyncIterable<Buffer>) {
    await write(tarHeader(name, bytes))
    let written = 0
    for await (const chunk of content) {
      await write(chunk)
      written += chunk.length
    }
    if (written !== bytes) throw new Error(`${name} changed while it was read`)
    if (bytes % blockBytes !== 0) await write(Buffer.alloc(blockBytes - (bytes % blockBytes)))
  }
  const add = (name: string, content: Buffer) =>
    addStream(name, content.length, inOnePiece(content))

  return {
    add,
    addStream,
    async finish(end) {
      const sha256 = hash.copy().digest('hex')
      await add('end.json', toJson({ ...end, sha256 } satisfies BackupEnd))
      await write(Buffer.alloc(2 * blockBytes))
      gzip.end()
      await once(output, 'close')
      if (failure !== null) throw failure
      await rename(draft, path)
      return { bytes: output.bytesWritten, sha256 }
    },
    async abandon() {
      gzip.destroy()
      output.destroy()
      await rm(draft, { force: true })
    },
  }
}

export type ArchiveEntry = {
  name: string
  bytes: number
  content: AsyncIterable<Buffer>
  hashBefore: () => string
}

/** The entries in order. The content of one must be consumed before the next is asked for. */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const hash = createHash('sha256')
  const input = createReadStream(path)
  const gunzip = createGunzip()
  input.on('error', (error) => gunzip.destroy(error))
  const source = takeBytes(input.pipe(gunzip))
  try {
    for (;;) {
      const hashBefore = hash.copy()
      const header = await source.exactly(blockBytes)
      if (header.every((byte) => byte === 0)) break
      hash.update(header)
      const { name, bytes } = parseHeader(header)
      let left = bytes + ((blockBytes - (bytes % blockBytes)) % blockBytes)
      async function* content() {
        let wanted = bytes
        while (left > 0) {
          const chunk = await source.upTo(left)
          hash.update(chunk)
          left -= chunk.length
          const useful = chunk.subarray(0, wanted)
          wanted -= useful.length
          if (useful.length > 0) yield useful
        }
      }
      yield { name, bytes, content: content(), hashBefore: () => hashBefore.digest('hex') }
      if (left > 0) throw new Error(`the entry ${name} was not read to its end`)
    }
    // Reads what is behind the last block too: the compression's own check sum stands at the very end.
    await source.rest()
  } finally {
    input.destroy()
    gunzip.destroy()
  }
}

/** All of an entry that is known to be small. */
export async function readWhole(
  { name, bytes, content }: ArchiveEntry,
  bytesMax: number,
): Promise<Buffer> {
  if (bytes > bytesMax) throw new Error(`the entry ${name} is too large`)
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export function toJson(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`)
}

async function* inOnePiece(content: Buffer): AsyncGenerator<Buffer> {
  yield content
}

function tarHeader(name: string, bytes: number): Buffer {
  if (bytes > entryBytesMax) throw new Error(`${name} is too large for a backup file`)
  const header = Buffer.alloc(blockBytes)
  const { path, prefix } = splitName(name)
  header.write(path, 0)
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${bytes.toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\0' + '00', 257)
  header.write(prefix, 345)
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** A header keeps a long name in two fields, divided at a slash. */
function splitName(name: string): { path: string; prefix: string } {
  if (Buffer.byteLength(name) <= pathBytesMax) return { path: name, prefix: '' }
  for (let slash = name.indexOf('/'); slash !== -1; slash = name.indexOf('/', slash + 1)) {
    const [prefix, path] = [name.slice(0, slash), name.slice(slash + 1)]
    if (Buffer.byteLength(path) <= pathBytesMax && Buffer.byteLength(prefix) <= prefixBytesMax)
      return { path, prefix }
  }
  throw new Error(`The name ${name} is too long for a backup file`)
}

function parseHeader(header: Buffer): { name: string; bytes: number } {
  const said = Number.parseInt(header.toString('latin1', 148, 156), 8)
  const blank = Buffer.from(header)
  blank.write('        ', 148)
  if (said !== checksum(blank)) throw new Error('a header is damaged')
  const field = (from: number, length: number) =>
    header.toString('utf8', from, from + length).split('\0')[0]!
  const prefix = field(345, 155)
  return {
    name: prefix === '' ? field(0, 100) : `${prefix}/${field(0, 100)}`,
    bytes: Number.parseInt(field(124, 12), 8),
  }
}

function checksum(header: Buffer): number {
  return header.reduce((sum, byte) => sum + byte, 0)
}

/** Reads a stream in the portions that are asked for. */
function takeBytes(stream: AsyncIterable<Buffer>) {
  const chunks = stream[Symbol.asyncIterator]()
  let buffer: Buffer = Buffer.alloc(0)
  async function upTo(bytes: number): Promise<Buffer> {
    if (buffer.length === 0) {
      const { value, done } = await chunks.next()
      if (done === true) throw new Error('it ends too early')
      buffer = value
    }
    const taken = buffer.subarray(0, bytes)
    buffer = buffer.subarray(taken.length)
    return taken
  }
  return {
    upTo,
    async exactly(bytes: number): Promise<Buffer> {
      const parts: Buffer[] = []
      for (let left = bytes; left > 0; left -= parts.at(-1)!.length) parts.push(await upTo(left))
      return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    },
    async rest(): Promise<void> {
      while ((await chunks.next()).done !== true);
    },
  }
}
