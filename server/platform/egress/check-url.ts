import type { Ground } from '../context.ts'
import { EgressFailure } from './egress-failure.ts'
import { Refusal } from '../refusal.ts'

/** Says no at once to what could never be sent to; where a name leads is checked at each sending. */
export function checkUrl({ egress }: Pick<Ground, 'egress'>, url: string): void {
  try {
    egress.check(url)
  } catch (error) {
    if (!(error instanceof EgressFailure)) throw error
    throw new Refusal('url_refused', { problem: error.problem })
  }
}
