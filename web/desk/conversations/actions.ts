/**
 * What an agent does with a conversation besides talking in it. Each is shown at once and taken back
 * if the server refuses; its event then says the same again, which changes nothing.
 */
import type { ConversationState } from '@yingsheng/contracts/conversations'
import { showToast } from '@yingsheng/ui/toast'
import { getLanguage } from '@yingsheng/ui/use-strings'
import { call, RefusalError } from '../api.ts'
import { agentsQuery, meQuery, queryClient } from '../queries.ts'
import { showRefusal } from '../say-refusal.ts'
import { changeCounts } from './list-queries.ts'
import { keepUnread } from './reading.ts'
import { patchRow, rowOf } from './rows.ts'
import { lastCustomerSequence } from './rules/fold-thread.ts'
import { strings } from './strings.ts'
import { heldThread, patchThreadState } from './thread-queries.ts'
import { whenSaid } from './when-said.ts'

export async function claim(id: string): Promise<void> {
  try {
    await ahead(id, { assigneeId: myId() }, () =>
      call('POST /api/conversations/:id/claim', { params: { id } }),
    )
    showToast({ text: words().didClaim })
  } catch (error) {
    const winner =
      error instanceof RefusalError && error.code === 'already_claimed' ? winnerOf(error) : null
    if (winner) showToast({ tone: 'info', text: words().claimedByOther(winner) })
    else showRefusal(error)
  }
}

/** To whom a conversation goes: an agent, or with null the queue. */
export type Receiver = { assigneeId: string } | { assigneeId: null; queueId?: string }

/** Gives the conversation to a colleague, to me, or into a queue; undone by giving it back. */
export async function assign(id: string, receiver: Receiver): Promise<void> {
  const before = stateOf(id)
  const { assigneeId } = receiver
  const queueId = 'queueId' in receiver ? receiver.queueId : undefined
  const isSameQueue = queueId === undefined || queueId === before?.queueId
  if (!before || (before.assigneeId === assigneeId && isSameQueue)) return
  const back: Receiver =
    before.assigneeId === null
      ? { assigneeId: null, queueId: before.queueId }
      : { assigneeId: before.assigneeId }
  await trying(async () => {
    await give(id, receiver, before.sequence)
    const text =
      assigneeId === null ? words().didUnassign : words().didAssign(agentName(assigneeId))
    showToast({ text, undo: () => void trying(() => give(id, back)) })
  })
}

/** Done, with five seconds to take it back. Refused when the customer has written what we have not seen. */
export async function resolve(id: string): Promise<void> {
  const before = stateOf(id)
  if (!before || before.status === 'resolved') return
  const change = {
    status: 'resolved' as const,
    resolvedAt: new Date().toISOString(),
    waitingSince: null,
  }
  const body = { baseSequence: heldThread(id)?.conversation.sequence ?? before.sequence }
  try {
    await ahead(id, change, async () => {
      await whenSaid(id)
      return call('POST /api/conversations/:id/resolution', { params: { id }, body })
    })
    showToast({ text: words().didResolve(customerName(id)), undo: () => void reopen(id) })
  } catch (error) {
    const isStale = error instanceof RefusalError && error.code === 'stale'
    if (isStale) showToast({ tone: 'info', text: words().customerWroteMeanwhile })
    else showRefusal(error)
  }
}

export async function reopen(id: string): Promise<void> {
  if (stateOf(id)?.status === 'open') return
  await trying(() =>
    ahead(id, { status: 'open', resolvedAt: null }, () =>
      call('DELETE /api/conversations/:id/resolution', { params: { id } }),
    ),
  )
}

export async function changeUrgency(id: string, urgency: number): Promise<void> {
  const before = stateOf(id)
  if (!before || before.urgency === urgency) return
  await trying(() =>
    ahead(id, { urgency }, () =>
      call('PUT /api/conversations/:id/urgency', { params: { id }, body: { urgency } }),
    ),
  )
}

/** Gives the conversation exactly these tags. */
export async function changeTags(id: string, tagIds: string[]): Promise<void> {
  await trying(() =>
    ahead(id, { tagIds }, () =>
      call('PUT /api/conversations/:id/tags', { params: { id }, body: { tagIds } }),
    ),
  )
}

export async function markUnread(id: string): Promise<void> {
  const unread = rowOf(id)?.unread ?? 0
  keepUnread(id, lastCustomerSequence(heldThread(id)?.timeline ?? []))
  patchRow(id, { unread: Math.max(1, unread) })
  try {
    await call('DELETE /api/conversations/:id/reading', { params: { id } })
    showToast({ text: words().didMarkUnread })
  } catch (error) {
    patchRow(id, { unread })
    showRefusal(error)
  }
}

function give(id: string, receiver: Receiver, baseSequence?: number): Promise<void> {
  const body = baseSequence === undefined ? receiver : { ...receiver, baseSequence }
  return ahead(id, receiver, () =>
    call('PUT /api/conversations/:id/assignment', { params: { id }, body }),
  )
}

/** Shows a change before the server has made it; takes it back on a refusal unless an event came since. */
async function ahead(
  id: string,
  change: Partial<ConversationState>,
  ask: () => Promise<ConversationState>,
): Promise<void> {
  const before = stateOf(id)
  show(id, change)
  try {
    const now = await ask()
    // Events may have said more than the answer while it was on its way.
    if (now.sequence >= (stateOf(id)?.sequence ?? 0)) show(id, now)
  } catch (error) {
    if (before && stateOf(id)?.sequence === before.sequence) show(id, before)
    throw error
  }
}

/** The sequence stays what it was: the event that raises it is still on its way. */
function show(id: string, { sequence: _, id: __, ...change }: Partial<ConversationState>): void {
  const row = rowOf(id)
  if (row) changeCounts({ before: row, after: { ...row, ...change } }, myId())
  patchRow(id, change)
  patchThreadState(id, change)
}

async function trying(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    const isStale = error instanceof RefusalError && error.code === 'stale'
    if (isStale) showToast({ tone: 'info', text: words().changedMeanwhile })
    else showRefusal(error)
  }
}

export function stateOf(id: string): ConversationState | undefined {
  return rowOf(id) ?? heldThread(id)?.conversation
}

export function customerName(id: string): string {
  const row = rowOf(id)
  const customer = heldThread(id)?.customer
  const number = row?.customerNumber ?? customer?.number ?? 0
  return row?.customerName ?? customer?.name ?? words().anonymous(number)
}

function agentName(id: string): string {
  return (
    queryClient.getQueryData(agentsQuery.queryKey)?.find((agent) => agent.id === id)?.name ??
    words().someone
  )
}

function winnerOf({ detail }: RefusalError): string | null {
  const by = detail['by']
  if (typeof by === 'string') return by
  return typeof by === 'object' && by !== null && 'name' in by ? String(by.name) : null
}

function myId(): string {
  return queryClient.getQueryData(meQuery.queryKey)?.agent.id ?? ''
}

function words() {
  return strings[getLanguage()]
}
