import { EventEmitter } from 'node:events'
import type { Signal } from '@yingsheng/contracts/sync'

/** A signal on its way to whoever listens on the address. */
export type AddressedSignal = { address: string; signal: Signal }

/**
 * What nodes tell each other without promising anything: "there is something new in the log", and
 * signals (typing, positions, presence). Whatever is lost here is found again in the database.
 */
export type Bus = {
  /** With the names of the new events; of the hot path's many messages none are said. */
  hintLog(names: readonly string[]): void
  onLogHint(listen: (names: readonly string[]) => void): () => void
  signal(signal: AddressedSignal): void
  onSignal(listen: (signal: AddressedSignal) => void): () => void
  /** Asks every node whether somebody listens at the address; whoever knows answers with a signal. */
  ask(address: string): void
  onAsk(listen: (address: string) => void): () => void
  close(): Promise<void>
}

/** Everything in one process. */
export function createLocalBus(): Bus {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  const on = <T extends unknown[]>(name: string, listen: (...args: T) => void) => {
    emitter.on(name, listen as (...args: unknown[]) => void)
    return () => void emitter.off(name, listen as (...args: unknown[]) => void)
  }
  return {
    hintLog: (names) => void emitter.emit('log', names),
    onLogHint: (listen) => on('log', listen),
    signal: (signal) => void emitter.emit('signal', signal),
    onSignal: (listen) => on('signal', listen),
    ask: (address) => void emitter.emit('ask', address),
    onAsk: (listen) => on('ask', listen),
    close: async () => void emitter.removeAllListeners(),
  }
}
