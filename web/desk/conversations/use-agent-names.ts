import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { useStrings } from '@yingsheng/ui/use-strings'
import { agentsQuery, useMe } from '../queries.ts'
import { strings } from './strings.ts'

/** What colleagues call an agent; 你 for myself. */
export function useAgentNames(): (id: string | null) => string {
  const t = useStrings(strings)
  const { agent: me } = useMe()
  const { data: agents } = useQuery(agentsQuery)
  const names = useMemo(() => new Map(agents?.map((agent) => [agent.id, agent.name])), [agents])
  return useCallback(
    (id) => (id === null ? '' : id === me.id ? t.me : (names.get(id) ?? t.someone)),
    [names, me.id, t],
  )
}
