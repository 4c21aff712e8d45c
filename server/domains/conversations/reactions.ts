import { agentDeactivated } from '@yingsheng/contracts/agents'
import { react, reactions as reader } from '../../platform/events/log-reader.ts'
import { handOver } from './hand-over.ts'
import { lockOpenOf } from './store/holdings.ts'

const releasedAtOnceMax = 200

/** What an agent leaves behind goes back into the queues, so that nobody waits for somebody who is gone. */
const giveBack = react(agentDeactivated, async (tx, { data: { agent } }) => {
  for (;;) {
    const left = await lockOpenOf(tx, agent.id, releasedAtOnceMax)
    if (left.length === 0) return
    await handOver(
      tx,
      'deactivation',
      left.map((before) => ({ before, assignee: null })),
    )
  }
})

export const reactions = reader('conversations', [giveBack])
