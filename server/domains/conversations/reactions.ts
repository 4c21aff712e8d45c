import { agentDeactivated } from '@yingsheng/contracts/agents'
import { conversationAssigned } from '@yingsheng/contracts/conversations'
import { recordEvents } from '../../platform/events/record-event.ts'
import { react, reactions as reader } from '../../platform/events/log-reader.ts'
import { releaseOpenOf } from './store/conversations.ts'

const releasedAtOnceMax = 200

/** What an agent leaves behind goes back to the unassigned, so that nobody waits for somebody who is gone. */
const giveBack = react(agentDeactivated, async (tx, { data: { agent } }) => {
  for (;;) {
    const released = await releaseOpenOf(tx, agent.id, releasedAtOnceMax)
    if (released.length === 0) return
    const told = { previousAssigneeId: agent.id, assigneeName: null, by: 'deactivation' as const }
    await recordEvents(
      tx,
      conversationAssigned,
      released.map((conversation) => ({
        stream: conversation,
        data: { conversation, ...told },
      })),
    )
  }
})

export const reactions = reader('conversations', [giveBack])
