import { randomBytes } from 'node:crypto'

const countCharacters = 12

/**
 * Client ids that carry the message's number, so that the answer names the message without a table.
 * The first 24 characters are of this process alone; the last 12 are the number in hexadecimal.
 */
export function createMessageIds() {
  const hex = randomBytes(10).toString('hex')
  const prefix = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(12, 15)}-8${hex.slice(15, 18)}-`
  const prefixBytes = Buffer.from(prefix, 'latin1')
  return {
    idOf: (number: number) => prefix + number.toString(16).padStart(countCharacters, '0'),
    /** The number of the message whose client id stands at `at`, or -1 for one that is not ours. */
    numberAt(bytes: Buffer, at: number): number {
      const numberStart = at + prefixBytes.length
      if (bytes.compare(prefixBytes, 0, prefixBytes.length, at, numberStart) !== 0) return -1
      return Number.parseInt(
        bytes.toString('latin1', numberStart, numberStart + countCharacters),
        16,
      )
    },
    prefix,
  }
}

/**
 * A frame with a gap for the client id: `make(id)` is a copy with the id in it. Made once a sender or
 * text, so that sending costs a copy of some hundred bytes.
 */
export function frameWithGap(makeFrame: (id: string) => Buffer): (id: string) => Buffer {
  const gap = '00000000-0000-7000-8000-000000000000'
  const pattern = makeFrame(gap)
  const at = pattern.indexOf(gap)
  return (id) => {
    const frame = Buffer.from(pattern)
    frame.write(id, at, 'latin1')
    return frame
  }
}
