import { textFrame, openRawSocket, type RawSocket } from './raw-socket.ts'
import type { Crowd, Member } from './plan.ts'

const connectingAtOnce = 64
/** Well within the protocol's 60 s of silence. */
const pingEveryMs = 25_000
const pingStepMs = 50
const sourceAddresses = 8

export type Listener = (from: number, bytes: Buffer, start: number, end: number) => void

export type ConnectedCrowd = {
  members: Member[]
  send(member: number, frame: Buffer): void
  /** Where frames go from now on. */
  listen(listener: Listener): void
  closed(): number
  leave(): void
}

/** Connects everybody and, in the sync protocol, waits until each one's feed runs. */
export async function gather({ port, path, members, protocol }: Crowd): Promise<ConnectedCrowd> {
  const sockets: RawSocket[] = []
  let listener: Listener = () => undefined
  let closed = 0
  let isLeaving = false

  const join = async (index: number) => {
    const member = members[index]!
    let welcome: () => void
    let turnAway: (error: Error) => void
    const isIn = new Promise<void>((resolve, reject) => {
      welcome = resolve
      turnAway = reject
    })
    let hasFeed = protocol === 'bare'
    const socket = await openRawSocket({
      port,
      path,
      localAddress: `127.0.0.${2 + (index % sourceAddresses)}`,
      ...(member.kind === 'agent' && { cookie: member.cookie }),
      onText(bytes, start, end) {
        if (hasFeed) return listener(index, bytes, start, end)
        const text = bytes.toString('utf8', start, end)
        if (text.startsWith('{"type":"subscribed"')) {
          hasFeed = true
          welcome()
        } else if (text.startsWith('{"type":"refused"')) turnAway(new Error(text))
      },
      onClose(reason) {
        turnAway(new Error(reason))
        if (isLeaving) return
        closed += 1
        if (closed <= 3) process.stderr.write(`load: connection ${index} was closed: ${reason}\n`)
      },
    })
    sockets[index] = socket
    if (protocol === 'bare') return
    socket.send(helloOf(member))
    await isIn
  }

  let next = 0
  const joiners = Array.from({ length: connectingAtOnce }, async () => {
    while (next < members.length) await join(next++)
  })
  await Promise.all(joiners)
  const pings = protocol === 'sync' ? keepPinging(sockets) : undefined
  return {
    members,
    send: (member, frame) => sockets[member]!.send(frame),
    listen: (to) => (listener = to),
    closed: () => closed,
    leave() {
      isLeaving = true
      clearInterval(pings)
      for (const socket of sockets) socket.close()
    },
  }
}

function helloOf(member: Member): Buffer {
  const feed = member.kind === 'agent' ? 'desk' : 'me'
  return textFrame(
    JSON.stringify({
      type: 'hello',
      protocol: 1,
      ...(member.kind === 'customer' && { token: member.token }),
      feeds: [{ feed, after: null }],
    }),
  )
}

/** Spread evenly over the interval, as those of many independent clients are. */
function keepPinging(sockets: readonly RawSocket[]): NodeJS.Timeout {
  const ping = textFrame('{"type":"ping"}')
  const startedAt = performance.now()
  let sent = 0
  return setInterval(() => {
    const due = Math.floor(((performance.now() - startedAt) / pingEveryMs) * sockets.length)
    for (; sent < due; sent += 1) sockets[sent % sockets.length]!.send(ping)
  }, pingStepMs)
}
