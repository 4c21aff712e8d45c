/** What the bench tells its load generator to do, and what that answers. Plain data: it crosses processes. */

export type Member =
  | { kind: 'customer'; token: string }
  /** An agent and the conversations that are his, each with the place of its customer among the members. */
  | { kind: 'agent'; cookie: string; conversations: { id: string; customer: number }[] }

/** Who connects where. The bare server takes anybody and sends nobody what others say. */
export type Crowd = { port: number; path: string; members: Member[]; protocol: 'sync' | 'bare' }

/** Closed: so many messages are always under way. Open: they come at a rate, whatever the server does. */
export type Load = {
  mode: { kind: 'closed'; outstanding: number } | { kind: 'open'; perSecond: number }
  warmUpSeconds: number
  seconds: number
  /** How many of a hundred messages are agents' replies. */
  repliesPercent: number
}

export type Percentiles = { p50: number; p95: number; p99: number; max: number }

export type LoadResult = {
  /** Accepted within the measured seconds. */
  accepted: number
  perSecond: number
  /** From sending to `accepted`, ms. */
  ack: Percentiles
  /** From sending to the event at whoever it is for: the agent's desk, the customer; else the sender's own, ms. */
  delivery: Percentiles | null
  /** Over warm-up and measuring together, after waiting for the last ones. */
  sent: number
  answered: number
  deliveredToSender: number
  deliveredToOther: number
  expectedAtOther: number
  doubled: number
  refused: Record<string, number>
  closed: number
  /** CPU of the load generator in the measured seconds, ms. */
  cpuMs: number
}

export type LoadRequest =
  | { do: 'connect'; crowd: Crowd }
  | { do: 'run'; load: Load }
  | { do: 'leave' }

/** `measuring` and `measured` tell the bench when to read the servers' clocks. */
export type LoadReply =
  | { is: 'ready' }
  | { is: 'connected'; seconds: number }
  | { is: 'measuring' }
  | { is: 'measured' }
  | { is: 'done'; result: LoadResult }
  | { is: 'failed'; message: string }
