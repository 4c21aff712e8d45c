import { agentDeactivated } from '@yingsheng/contracts/agents'
import { conversationAssigned } from '@yingsheng/contracts/conversations'
import { recordEvent } from '../../platform/events/record-event.ts'
import { react, reactions as reader } from '../../platform/events/log-reader.ts'
import { listOpenOf, lockConversation, saveConversation } from './store/conversations.ts'

/** What an agent leaves behind goes back to the unassigned, so that nobody waits for somebody who is gone. */
const giveBack = react(agentDeactivated, async (tx, { data: { agent } }) => {
  for (const id of await listOpenOf(tx, agent.id)) {
    const before = await lockConversation(tx, id)
    if (before === undefined || before.assigneeId !== agent.id || before.status !== 'open') continue
    const conversation = await saveConversation(tx, id, { assigneeId: null })
    await recordEvent(tx, conversationAssigned, conversation, {
      conversation,
      previousAssigneeId: agent.id,
      assigneeName: null,
      by: 'deactivation',
    })
  }
})

export const reactions = reader('conversations', [giveBack])
