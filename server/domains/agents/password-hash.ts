import { hash, verify } from '@node-rs/argon2'
import { createTurns } from '../../platform/limits/turns.ts'

/** OWASP's minimum for argon2id (algorithm 2 of the library); about 80 ms of one core. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashing takes a core each. */
const inTurn = createTurns(2)

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), cost))
}

/** Compares in the same time whether or not there is a hash to compare with. */
export function matchesPassword(password: string, stored: string | null): Promise<boolean> {
  return inTurn(async () => {
    const matches = await verify(stored ?? (await decoy()), password.normalize('NFC'))
    return matches && stored !== null
  })
}

let decoyHash: Promise<string> | undefined
function decoy(): Promise<string> {
  decoyHash ??= hash('nobody has this password', cost)
  return decoyHash
}
