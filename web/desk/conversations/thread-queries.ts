/** One conversation with a stretch of its timeline: read, prefetched, extended, kept current. */
import type { ConversationState, Message } from '@yingsheng/contracts/conversations'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api.ts'
import { queryClient } from '../queries.ts'
import { isDraftTouchedSince } from './draft-touches.ts'
import { asConversationEvent, isSaid, type ConversationEvent } from './conversation-event.ts'
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
      const read = await readThread(id, signal)
      return mergeThreads(heldThread(id), read)
    },
    staleTime: 15_000,
    // Folding makes each thread itself; comparing 10,000 events to keep old references is wasted work.
    structuralSharing: false,
  })
}

/** Its newest page, with the draft that is newer here if one is. */
async function readThread(id: string, signal?: AbortSignal): Promise<Thread> {
  const asked = performance.now()
  const input = { params: { id }, ...(signal ? { signal } : {}) }
  const read = await call('GET /api/conversations/:id', input)
  const isDraftOlder = isDraftTouchedSince(id, asked)
  const draft = isDraftOlder ? (heldThread(id)?.draft ?? null) : read.draft
  return { ...read, draft, hasLater: false }
}

export function heldThread(id: string): Thread | undefined {
  return queryClient.getQueryData<Thread>(threadKey(id))
}

/** A message among the lines we hold. */
export function heldMessage(id: string, sequence: number): Message | undefined {
  const stored = heldThread(id)?.timeline.find((event) => event.stream.sequence === sequence)
  const event = stored && asConversationEvent(stored)
  return event && isSaid(event) ? event.data.message : undefined
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
    if (folded === 'gap') void closeGap(id, event.stream.sequence)
    return folded === 'gap' ? thread : folded
  })
  if (event.name === 'conversation.identified')
    void queryClient.invalidateQueries({ queryKey: threadKey(id) })
}

/** Gaps that are being closed, each with the newest sequence heard of its conversation meanwhile. */
const closing = new Map<string, number>()

async function closeGap(id: string, sequence: number): Promise<void> {
  const isClosing = closing.has(id)
  const heard = () => closing.get(id) ?? 0
  closing.set(id, Math.max(sequence, heard()))
  if (isClosing) return
  try {
    for (;;) {
      const thread = heldThread(id)
      if (!thread || thread.hasLater) return
      const heardBefore = heard()
      const after = lastSequence(thread.timeline)
      const page = await call('GET /api/conversations/:id/timeline', {
        params: { id },
        query: { after, limit: 100 },
      })
      changeThread(id, (held) => page.timeline.reduce(foldStored, held))
      if (page.hasMore && page.timeline.length > 0) continue
      // An event that came while we read may not be in the answer: then we read on.
      const last = lastSequence(heldThread(id)?.timeline ?? [])
      if (heard() <= Math.max(heardBefore, last)) return
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

/** Back to the newest page after a look into the past: the stretch that was held is let go. */
export async function loadLatest(id: string): Promise<void> {
  const read = await readThread(id)
  const heard = heldThread(id)?.conversation.sequence ?? 0
  queryClient.setQueryData(threadKey(id), read)
  if (heard > lastSequence(read.timeline)) void closeGap(id, heard)
}
