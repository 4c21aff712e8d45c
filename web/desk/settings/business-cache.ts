import type { ReplyOf } from '@yingsheng/contracts/api'
import type { Brand, Business, WidgetLine } from '@yingsheng/contracts/business'
import { businessQuery, queryClient } from '../queries.ts'

type BusinessReply = ReplyOf<'GET /api/business'>

/** Puts what the server answered into the cache, so that every page shows it at once. */
export function takeBusiness(business: Business): void {
  update((reply) => ({ ...reply, business }))
}

export function takeBrand(brand: Brand): void {
  update((reply) => ({ ...reply, brands: withOne(reply.brands, brand) }))
  readSequences()
}

export function takeLine(line: WidgetLine): void {
  update((reply) => ({ ...reply, lines: withOne(reply.lines, line) }))
  readSequences()
}

/** Somebody else changed something: read it all again. */
export function readBusinessAgain(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: businessQuery.queryKey })
}

/** A change of a brand or a line raises the sequence of the business as well, which we cannot guess. */
function readSequences(): void {
  void readBusinessAgain()
}

function update(change: (reply: BusinessReply) => BusinessReply): void {
  queryClient.setQueryData(businessQuery.queryKey, (reply) => (reply ? change(reply) : reply))
}

function withOne<T extends { id: string }>(list: readonly T[], one: T): T[] {
  return list.some(({ id }) => id === one.id)
    ? list.map((each) => (each.id === one.id ? one : each))
    : [...list, one]
}
