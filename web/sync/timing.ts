/** Every wait of the client, in milliseconds. Tests make them short. */
export const timing = {
  /** From the start of an attempt to the server's welcome. */
  connectMs: 10_000,
  retryLeastMs: 500,
  retryMostMs: 20_000,
  /** A connection that lasted this long was a good one: the next loss starts from the shortest wait. */
  steadyMs: 10_000,
  tickMs: 5_000,
  pingMs: 25_000,
  /** No frame for this long, in spite of our ping: the other side is gone. */
  deadMs: 40_000,
  /** A message that is neither accepted nor refused within this time is sent again. */
  answerMs: 15_000,
  /** An accepted message is shown from here until its event arrives, at most this long. */
  sentMs: 30_000,
  /** Without Web Locks, another tab lets the tab that wrote a message go first. */
  courtesyMs: 5_000,
}
export type Timing = typeof timing
