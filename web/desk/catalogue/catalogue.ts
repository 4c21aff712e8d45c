/** The lists the business keeps, known to every part of the desk and current without asking again. */
import type { CatalogueEntry, CatalogueKind, FieldsOf } from '@yingsheng/contracts/catalogue'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { call } from '../api.ts'
import { deskFeed, follow } from '../live/live.ts'
import { queryClient } from '../queries.ts'
import { foldEntry } from './rules/fold-entry.ts'

/** An entry of one kind. */
export type EntryOf<K extends CatalogueKind = CatalogueKind> = Omit<CatalogueEntry, 'fields'> & {
  fields: FieldsOf<K>
}

/** Events keep it current; read again now and then all the same, as the business is. */
export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: async ({ signal }) => (await call('GET /api/catalogue', { signal })).entries,
  staleTime: 5 * 60_000,
})

/**
 * The entries of a kind in their order, those put away too: what is offered leaves them out
 * (`isArchived`), what is named does not. Empty until they are read.
 */
export function useEntries<K extends CatalogueKind>(kind: K): readonly EntryOf<K>[] {
  const { data } = useQuery(catalogueQuery)
  return useMemo(
    () => (data ?? []).filter(({ fields }) => fields.kind === kind) as EntryOf<K>[],
    [data, kind],
  )
}

/** What an entry is called, put away or not; empty for null and for what is not known (yet). */
export function useEntryName(id: string | null): string {
  const { data } = useQuery(catalogueQuery)
  return data?.find((entry) => entry.id === id)?.fields.name ?? ''
}

/** The same for many at once: names by id. */
export function useEntryNames(): (id: string | null) => string {
  const { data } = useQuery(catalogueQuery)
  const names = useMemo(() => new Map(data?.map(({ id, fields }) => [id, fields.name])), [data])
  return useCallback((id) => (id === null ? '' : (names.get(id) ?? '')), [names])
}

/** Follows what happens to the lists until the answer is called. */
export function hearCatalogue(): () => void {
  return follow({
    event: (event) => {
      const entry = entryOf(event)
      if (entry) takeEntry(entry)
    },
    resync: (feed) => {
      if (feed === deskFeed) void readCatalogueAgain()
    },
  })
}

/** Puts an entry as the server tells it into the lists, unless they hold a newer one. */
export function takeEntry(entry: CatalogueEntry): void {
  const { queryKey } = catalogueQuery
  queryClient.setQueryData(queryKey, (entries) => entries && foldEntry(entries, entry))
  // An answer that is on its way may have been written before this happened.
  if (queryClient.isFetching({ queryKey }) > 0) void readCatalogueAgain()
}

export function readCatalogueAgain(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: catalogueQuery.queryKey })
}

function entryOf({ stream, data }: StoredEvent): CatalogueEntry | undefined {
  if (stream.kind !== 'catalogue') return undefined
  return (data as { entry?: CatalogueEntry } | null)?.entry
}
