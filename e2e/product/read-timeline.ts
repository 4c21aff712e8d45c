import type { Message } from '../../contracts/conversations.ts'
import type { SignedIn } from '../stage.ts'
import { ask } from './ask.ts'

/** What was said in a conversation, notes included, as the server has it. */
export async function timelineOf(
  { url, owner }: { url: string; owner: Pick<SignedIn, 'cookie'> },
  id: string,
): Promise<string[]> {
  const { timeline } = await ask(
    { url, cookie: owner.cookie },
    'GET /api/conversations/:id/timeline',
    {
      params: { id },
      query: { limit: 100 },
    },
  )
  return timeline.flatMap(({ data }) => {
    const { message } = data as { message?: Message }
    return message ? [message.text] : []
  })
}
