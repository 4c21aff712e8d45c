/** One conversation with a stretch of its timeline: read, prefetched, extended, kept current. */
import type { ConversationState } from '@yingsheng/contracts/conversations'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api.ts'
import { queryClient } from '../queries.ts'
import { isDraftTouchedSince } from './draft-touches.ts'
import { asConversationEvent, type ConversationEvent } from './conversation-event.ts'
import {
  foldThread,
  lastSequence,
  mergeThreads,
  movedTo,
  withEarlier,
  withLater,
  type Thread,
} from './rules/fold-thread.ts'

const pageSize = 50

export const threadKey = (id: string) => ['conversation', id] as const

export function threadQuery(id: string) {
  return queryOptions({
    queryKey: threadKey(id),
    queryFn: async ({ signal }): Promise<Thread> => {
      const asked = performance.now()
      const read = await call('GET /api/conversations/:id', { params: { id }, signal })
      const held = heldThread(id)
      const draft = isDraftTouchedSince(id, asked) ? (held?.draft ?? null) : read.draft
      return mergeThreads(held, { ...read, draft, hasLater: false })
    },
    staleTime: 15_000,
    // Folding makes each thread itself; comparing 10,000 events to keep old references is wasted work.
    structuralSharing: false,
  })
}

export function heldThread(id: string): Thread | undefined {
  return queryClient.getQueryData<Thread>(threadKey(id))
}

export function changeThread(id: string, change: (thread: Thread) => Thread): void {
  const thread = heldThread(id)
  if (!thread) return
  const changed = change(thread)
  // Changed by us, but no newer than before where the server's other facts are concerned.
  const updatedAt = queryClient.getQueryState(threadKey(id))?.dataUpdatedAt
  if (changed !== thread)
    queryClient.setQueryData(threadKey(id), changed, updatedAt ? { updatedAt } : undefined)
}

/** Reads a conversation ahead of being opened, so that opening it paints at once. */
export function prefetchThread(id: string): void {
  void queryClient.prefetchQuery({ ...threadQuery(id), staleTime: 60_000, retry: false })
}

/** A state that ran ahead of its event. The sequence stays: the event itself is still to come. */
export function patchThreadState(id: string, change: Partial<ConversationState>): void {
  changeThread(id, (thread) => ({
    ...thread,
    conversation: { ...thread.conversation, ...change, sequence: thread.conversation.sequence },
  }))
}

/** Takes an event into the thread it belongs to; fetches what is missing before it. */
export function hearInThread(event: ConversationEvent): void {
  const { id } = event.stream
  changeThread(id, (thread) => {
    const folded = foldThread(thread, event)
    if (folded === 'gap') void closeGap(id)
    return folded === 'gap' ? thread : folded
  })
  if (event.name === 'conversation.identified')
    void queryClient.invalidateQueries({ queryKey: threadKey(id) })
}

const closing = new Set<string>()

async function closeGap(id: string): Promise<void> {
  if (closing.has(id)) return
  closing.add(id)
  try {
    for (;;) {
      const thread = heldThread(id)
      if (!thread || thread.hasLater) return
      const after = lastSequence(thread.timeline)
      const page = await call('GET /api/conversations/:id/timeline', {
        params: { id },
        query: { after, limit: 100 },
      })
      changeThread(id, (held) => page.timeline.reduce(foldStored, held))
      if (!page.hasMore || page.timeline.length === 0) return
    }
  } catch {
    // The next event of this conversation finds the same gap and tries again.
  } finally {
    closing.delete(id)
  }
}

function foldStored(thread: Thread, stored: StoredEvent): Thread {
  const event = asConversationEvent(stored)
  const folded = event ? foldThread(thread, event) : thread
  return folded === 'gap' ? thread : folded
}

export async function loadEarlier(id: string): Promise<void> {
  const before = heldThread(id)?.timeline[0]?.stream.sequence
  if (before === undefined) return
  const page = await call('GET /api/conversations/:id/timeline', {
    params: { id },
    query: { before, limit: pageSize },
  })
  changeThread(id, (thread) => withEarlier(thread, page))
}

export async function loadLater(id: string): Promise<void> {
  const thread = heldThread(id)
  if (!thread?.hasLater) return
  const after = lastSequence(thread.timeline)
  const page = await call('GET /api/conversations/:id/timeline', {
    params: { id },
    query: { after, limit: pageSize },
  })
  changeThread(id, (held) => withLater(held, page))
}

/** Shows what lies around one place of the timeline, unless it is held already. */
export async function loadAround(id: string, sequence: number): Promise<void> {
  await queryClient.ensureQueryData(threadQuery(id))
  if (heldThread(id)?.timeline.some((event) => event.stream.sequence === sequence)) return
  const params = { id }
  const [before, after] = await Promise.all([
    call('GET /api/conversations/:id/timeline', {
      params,
      query: { before: sequence, limit: pageSize },
    }),
    call('GET /api/conversations/:id/timeline', {
      params,
      query: { after: sequence - 1, limit: pageSize },
    }),
  ])
  changeThread(id, (thread) => movedTo(thread, before, after))
}

/** Back to the newest page after a look into the past. */
export async function loadLatest(id: string): Promise<void> {
  await queryClient.fetchQuery({ ...threadQuery(id), staleTime: 0 })
}
