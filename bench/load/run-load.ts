import { setTimeout as sleep } from 'node:timers/promises'
import type { ConnectedCrowd } from './crowd.ts'
import { createMessageIds, frameWithGap } from './message-ids.ts'
import { percentilesOf } from './percentiles.ts'
import type { Crowd, Load, LoadResult } from './plan.ts'
import { textFrame } from './raw-socket.ts'
import { customerTexts, replyTexts } from './texts.ts'

const messagesMax = 4_000_000
const lastOnesWithinMs = 10_000
const acceptedHead = '{"type":"accepted","clientId":"'
const clientIdKey = Buffer.from('"clientId":"')
/** Where the type's first letter stands in every frame of the server. */
const typeAt = '{"type":"'.length

type Sender = { from: number; to: number | null; make: (id: string) => Buffer }

/** Sends messages as the load says, and hears of each until all are answered and delivered. */
// long: one measurement; its counters belong to all of its parts
export async function runLoad(
  crowd: ConnectedCrowd,
  { protocol }: Pick<Crowd, 'protocol'>,
  { load, onMeasuring, onMeasured }: { load: Load; onMeasuring(): void; onMeasured(): void },
): Promise<LoadResult> {
  const ids = createMessageIds()
  const senders = chooseSenders(crowd, load)
  const sentAt = new Float64Array(messagesMax)
  const ackMs = new Float64Array(messagesMax).fill(Number.NaN)
  const ownMs = new Float64Array(messagesMax).fill(Number.NaN)
  const otherMs = new Float64Array(messagesMax).fill(Number.NaN)
  const senderOf = new Int32Array(messagesMax)
  const refused: Record<string, number> = {}
  const count = { sent: 0, answered: 0, own: 0, other: 0, expectedAtOther: 0, doubled: 0 }
  let isSending = true
  const isClosedLoop = load.mode.kind === 'closed'

  const sendNext = () => {
    if (!isSending || count.sent === messagesMax) return
    const number = count.sent++
    const at = number % senders.length
    const { from, to, make } = senders[at]!
    senderOf[number] = at
    if (to !== null) count.expectedAtOther += 1
    const frame = make(ids.idOf(number))
    sentAt[number] = performance.now()
    crowd.send(from, frame)
  }
  const answered = () => {
    count.answered += 1
    if (isClosedLoop) sendNext()
  }

  crowd.listen((member, bytes, start, end) => {
    const type = bytes[start + typeAt]
    if (type === 0x61 /* accepted */) {
      const number = ids.numberAt(bytes, start + acceptedHead.length)
      if (number < 0) return
      if (Number.isNaN(ackMs[number]!)) ackMs[number] = performance.now() - sentAt[number]!
      else count.doubled += 1
      answered()
    } else if (type === 0x65 /* event */) {
      const key = bytes.subarray(start, end).indexOf(clientIdKey)
      const number = key < 0 ? -1 : ids.numberAt(bytes, start + key + clientIdKey.length)
      if (number < 0) return
      const isOwn = senders[senderOf[number]!]!.from === member
      const heard = isOwn ? ownMs : otherMs
      if (!Number.isNaN(heard[number]!)) return void (count.doubled += 1)
      heard[number] = performance.now() - sentAt[number]!
      if (isOwn) count.own += 1
      else count.other += 1
    } else if (type === 0x72 && bytes[start + typeAt + 2] === 0x66 /* refused */) {
      const { code, message } = JSON.parse(bytes.toString('utf8', start, end)) as Record<
        string,
        string
      >
      if (refused[code!] === undefined) process.stderr.write(`load: refused: ${code} ${message}\n`)
      refused[code!] = (refused[code!] ?? 0) + 1
      answered()
    }
  })

  const stopRate = load.mode.kind === 'open' ? sendAtRate(load.mode.perSecond, sendNext) : undefined
  if (load.mode.kind === 'closed') for (let i = 0; i < load.mode.outstanding; i += 1) sendNext()
  await sleep(load.warmUpSeconds * 1000)
  onMeasuring()
  const from = {
    sent: count.sent,
    answered: count.answered,
    at: performance.now(),
    cpu: process.cpuUsage(),
  }
  await sleep(load.seconds * 1000)
  const seconds = (performance.now() - from.at) / 1000
  const cpu = process.cpuUsage(from.cpu)
  const accepted = count.answered - from.answered
  const to = count.sent
  onMeasured()
  isSending = false
  stopRate?.()

  const isAllHere = () =>
    count.answered >= count.sent &&
    (protocol === 'bare' || (count.own >= count.sent && count.other >= count.expectedAtOther))
  const giveUpAt = performance.now() + lastOnesWithinMs
  while (!isAllHere() && performance.now() < giveUpAt) await sleep(20)

  const measured = (values: Float64Array) => percentilesOf(values.subarray(from.sent, to))
  return {
    accepted,
    perSecond: accepted / seconds,
    ack: measured(ackMs) ?? { p50: 0, p95: 0, p99: 0, max: 0 },
    delivery: measured(count.expectedAtOther > 0 ? otherMs : ownMs),
    sent: count.sent,
    answered: count.answered,
    deliveredToSender: count.own,
    deliveredToOther: count.other,
    expectedAtOther: count.expectedAtOther,
    doubled: count.doubled,
    refused,
    closed: crowd.closed(),
    cpuMs: (cpu.user + cpu.system) / 1000,
  }
}

/** One cycle of senders, mixed as the load says: everybody has his turn before anybody's second. */
function chooseSenders(crowd: ConnectedCrowd, { repliesPercent }: Load): Sender[] {
  const agentOf = new Map<number, number>()
  const replies: Sender[] = []
  crowd.members.forEach((member, from) => {
    if (member.kind !== 'agent') return
    for (const { id, customer } of member.conversations) {
      agentOf.set(customer, from)
      const text = replyTexts[replies.length % replyTexts.length]!
      const frame = { type: 'reply', conversationId: id, audience: 'everyone', text }
      replies.push({
        from,
        to: customer,
        make: frameWithGap((clientId) => textFrame(JSON.stringify({ ...frame, clientId }))),
      })
    }
  })
  const lines = customerTexts.map((text) =>
    frameWithGap((clientId) => textFrame(JSON.stringify({ type: 'send', clientId, text }))),
  )
  const says: Sender[] = []
  crowd.members.forEach(({ kind }, from) => {
    if (kind === 'customer')
      says.push({ from, to: agentOf.get(from) ?? null, make: lines[from % lines.length]! })
  })
  shuffle(says)
  shuffle(replies)
  return mix(says, replies, repliesPercent)
}

function mix(says: Sender[], replies: Sender[], repliesPercent: number): Sender[] {
  if (repliesPercent === 0 || replies.length === 0) return says
  const mixed: Sender[] = []
  let share = 0
  let said = 0
  let replied = 0
  while (said < says.length) {
    share += repliesPercent
    if (share >= 100) {
      share -= 100
      mixed.push(replies[replied++ % replies.length]!)
    } else mixed.push(says[said++]!)
  }
  return mixed
}

/** The same order in every run (a linear congruential generator), so that runs can be compared. */
function shuffle<T>(list: T[]): void {
  let seed = 20_251_121
  for (let i = list.length - 1; i > 0; i -= 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    const j = seed % (i + 1)
    ;[list[i], list[j]] = [list[j]!, list[i]!]
  }
}

/** As people do: independently of each other (exponential gaps), so that they come in little heaps too. */
function sendAtRate(perSecond: number, sendNext: () => void): () => void {
  let dueAt = performance.now()
  let timer: NodeJS.Timeout
  const step = () => {
    const now = performance.now()
    while (dueAt <= now) {
      sendNext()
      dueAt += (-Math.log(1 - Math.random()) * 1000) / perSecond
    }
    timer = setTimeout(step, Math.max(1, dueAt - now))
  }
  timer = setTimeout(step, 0)
  return () => clearTimeout(timer)
}
