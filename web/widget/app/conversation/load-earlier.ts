import { ask } from '../ask.ts'
import { change, state } from '../model.ts'
import { merge, type Happening, type History } from '../timeline.ts'

/** The page of history above what is shown. */
export async function loadEarlier(): Promise<void> {
  const { timeline, hasEarlier, isLoadingEarlier } = state
  const [first] = timeline
  if (!first || !hasEarlier || isLoadingEarlier) return
  change({ isLoadingEarlier: true })
  const reply = await ask<History>(
    'GET',
    `/api/widget/conversations?before=${first.sequence}`,
  ).catch(() => null)
  // Somebody else may be looking by now, or the history have been read anew.
  if (reply && state.timeline.includes(first)) {
    change({
      timeline: merge(reply.timeline as Happening[], state.timeline),
      hasEarlier: reply.hasEarlier,
    })
  }
  change({ isLoadingEarlier: false })
}
