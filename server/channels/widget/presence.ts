import { customerAddress, watchAddress } from '../../domains/conversations/index.ts'
import type { Ground } from '../../platform/context.ts'
import type { Hub } from '../../platform/realtime/hub.ts'

const prefix = customerAddress('')

/** When an agent's desk asks whether a customer is here, the node that has his socket says so. */
export function answerPresence(ground: Ground, hub: Hub): () => void {
  return ground.bus.onAsk((address) => {
    if (address.startsWith(prefix) && hub.isHeard(address))
      tellOnline(ground, address.slice(prefix.length), true)
  })
}

export function tellOnline(
  { bus }: Pick<Ground, 'bus'>,
  customerId: string,
  isOnline: boolean,
): void {
  bus.signal({
    address: watchAddress(customerId),
    signal: { kind: 'online', customerId, isOnline },
  })
}
