import type { QueryKey } from '@tanstack/react-query'
import { useEffect } from 'react'
import { deskFeed, follow } from '../live/live.ts'
import { queryClient } from '../queries.ts'

/** While a page is open: reads a query again when an event of this name says that it has changed. */
export function useNews(eventName: string, queryKey: QueryKey): void {
  useEffect(() => {
    const readAgain = () => void queryClient.invalidateQueries({ queryKey })
    return follow({
      event: ({ name }) => name === eventName && readAgain(),
      resync: (feed) => feed === deskFeed && readAgain(),
    })
    // Keys are made anew with each drawing; what they name stays.
    // oxlint-disable-next-line exhaustive-deps
  }, [eventName])
}
