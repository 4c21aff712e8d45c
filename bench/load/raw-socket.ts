/*
 * A WebSocket client that costs the machine little, because it runs beside the server it measures:
 * frames are sent as bytes made beforehand, frames received are shown where they lie in one buffer
 * that all sockets share, and nothing is parsed that nobody asks for.
 */
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

const readBufferBytes = 256 * 1024
const sharedBuffer = Buffer.alloc(readBufferBytes)
const headerEnd = '\r\n\r\n'
const connectWithinMs = 30_000

export type RawSocket = { send(frame: Buffer): void; close(): void }

export type RawSocketOptions = {
  port: number
  path: string
  /** One address of 127.0.0.0/8 has about 28,000 ports; a crowd comes from several. */
  localAddress?: string
  cookie?: string
  /** The text lies in `bytes` from `start` to `end` until this returns. */
  onText(bytes: Buffer, start: number, end: number): void
  onClose(reason: string): void
}

/** Answers when the server has accepted the upgrade. */
export function openRawSocket(options: RawSocketOptions): Promise<RawSocket> {
  return new Promise((resolve, reject) => {
    const parser = createFrameParser(options)
    let head = ''
    let isOpen = false
    const take = (bytes: Buffer) => {
      if (isOpen) return parser.take(bytes)
      head += bytes.toString('latin1')
      const end = head.indexOf(headerEnd)
      if (end === -1) return
      if (!head.startsWith('HTTP/1.1 101')) {
        return fail(new Error(`no upgrade: ${head.split('\r\n')[0]}`))
      }
      isOpen = true
      clearTimeout(timer)
      resolve({ send: (frame) => void socket.write(frame), close: () => void socket.destroy() })
      const rest = head.slice(end + headerEnd.length)
      if (rest !== '') parser.take(Buffer.from(rest, 'latin1'))
    }
    const socket: Socket = connect({
      host: '127.0.0.1',
      port: options.port,
      ...(options.localAddress !== undefined && { localAddress: options.localAddress }),
      noDelay: true,
      onread: {
        buffer: sharedBuffer,
        callback: (length, bytes) => {
          take((bytes as Buffer).subarray(0, length))
          return true
        },
      },
    })
    const fail = (error: Error) => {
      clearTimeout(timer)
      socket.destroy()
      reject(error)
    }
    const timer = setTimeout(() => fail(new Error('no answer to the upgrade')), connectWithinMs)
    let problem = 'closed'
    socket.on('connect', () => socket.write(upgradeRequest(options)))
    socket.on('error', (error) => {
      problem = error.message
      if (!isOpen) fail(error)
    })
    socket.on('close', () => {
      if (isOpen) options.onClose(parser.closeReason() ?? problem)
      else fail(new Error('closed before the upgrade'))
    })
  })
}

function upgradeRequest({ port, path, cookie }: RawSocketOptions): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    'Sec-WebSocket-Version: 13',
    ...(cookie === undefined ? [] : [`Cookie: ${cookie}`]),
  ]
  return lines.join('\r\n') + headerEnd
}

const opcodeText = 1
const opcodeClose = 8

/** Cuts what the server sends into frames (RFC 6455, 5.2). The server neither masks nor fragments. */
function createFrameParser({ onText }: Pick<RawSocketOptions, 'onText'>) {
  let rest: Buffer | null = null
  let closeReason: string | null = null
  const take = (chunk: Buffer) => {
    const bytes: Buffer = rest === null ? chunk : Buffer.concat([rest, chunk])
    rest = null
    let at = 0
    while (at < bytes.length) {
      const frame = frameAt(bytes, at)
      if (frame === null) {
        // The shared buffer will be written over: what is not whole yet is kept apart.
        rest = Buffer.from(bytes.subarray(at))
        return
      }
      const opcode = bytes[at]! & 0x0f
      if (opcode === opcodeText) onText(bytes, frame.start, frame.end)
      else if (opcode === opcodeClose) closeReason = closeText(bytes, frame.start, frame.end)
      at = frame.end
    }
  }
  return { take, closeReason: () => closeReason }
}

function frameAt(bytes: Buffer, at: number): { start: number; end: number } | null {
  if (bytes.length < at + 2) return null
  const short = bytes[at + 1]! & 0x7f
  const headerBytes = short < 126 ? 2 : short === 126 ? 4 : 10
  if (bytes.length < at + headerBytes) return null
  const length =
    short < 126
      ? short
      : short === 126
        ? bytes.readUInt16BE(at + 2)
        : Number(bytes.readBigUInt64BE(at + 2))
  const start = at + headerBytes
  return bytes.length < start + length ? null : { start, end: start + length }
}

function closeText(bytes: Buffer, start: number, end: number): string {
  return end - start < 2
    ? 'closed'
    : `closed ${bytes.readUInt16BE(start)} ${bytes.toString('utf8', start + 2, end)}`
}

const maskBytes = 4

/**
 * A text frame ready to be sent. Clients must mask; a mask of zeros is one, and leaves the text as it
 * is. The server takes it off like any other.
 */
export function textFrame(text: string): Buffer {
  const payload = Buffer.from(text, 'utf8')
  const lengthBytes = payload.length < 126 ? 0 : 2
  if (payload.length > 0xffff) throw new Error('a frame of this load is never so long')
  const head = Buffer.alloc(2 + lengthBytes + maskBytes)
  head[0] = 0x80 | opcodeText
  head[1] = 0x80 | (lengthBytes === 0 ? payload.length : 126)
  if (lengthBytes > 0) head.writeUInt16BE(payload.length, 2)
  return Buffer.concat([head, payload])
}
