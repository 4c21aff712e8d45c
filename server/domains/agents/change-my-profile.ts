import { agentProfileChanged, type Me, type Preferences } from '@yingsheng/contracts/agents'
import { type AgentActor, type Context, inTransaction } from '../../platform/context.ts'
import { recordEvent } from '../../platform/events/record-event.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findPreferences, lockAgent, saveAgent, savePreferences } from './store/agents.ts'

type Input = {
  name?: string | undefined
  publicName?: string | undefined
  preferences?: { [Key in keyof Preferences]?: Preferences[Key] | undefined } | undefined
}

/** Changes my names or preferences. Preferences are nobody else's business and make no event. */
export function changeMyProfile(ctx: Context<AgentActor>, input: Input): Promise<Me> {
  return inTransaction(ctx, async (tx) => {
    const before = await lockAgent(tx, tx.actor.id)
    if (before === undefined) throw new Refusal('not_found')
    const preferences = {
      ...(await findPreferences(tx, before.id)),
      ...input.preferences,
    } as Preferences
    await savePreferences(tx, before.id, preferences)

    const names = {
      name: input.name ?? before.name,
      publicName: input.publicName ?? before.publicName,
    }
    if (names.name === before.name && names.publicName === before.publicName)
      return { agent: before, preferences }
    const agent = await saveAgent(tx, before.id, names)
    await recordEvent(tx, agentProfileChanged, agent, { agent })
    return { agent, preferences }
  })
}
