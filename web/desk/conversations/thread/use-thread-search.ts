import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { call } from '../../api.ts'
import { useWorkspaceState } from '../workspace-state.ts'

/** A line to show: `jump` tells two wishes for the same line apart. */
export type Target = { sequence: number; jump: number }

export type ThreadSearchState = ReturnType<typeof useThreadSearch>

const pauseMilliseconds = 250

/** The search inside one conversation: its hits, which of them is shown, and the words to mark. */
export function useThreadSearch(conversationId: string, at: number | null) {
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const [target, setTarget] = useState<Target | null>(null)
  const isSearching = useWorkspaceState((state) => state.isSearching)
  const q = usePaused(text.trim())
  const found = useQuery({
    queryKey: ['search', conversationId, q],
    queryFn: ({ signal }) => call('GET /api/search', { query: { q, conversationId }, signal }),
    enabled: isSearching && q !== '',
    staleTime: 10_000,
  })
  // The server answers best first; inside one conversation one walks from the newest back.
  const hits = useMemo(
    () => found.data?.hits.toSorted((a, b) => b.sequence - a.sequence) ?? [],
    [found.data],
  )
  const show = (index: number) => {
    const hit = hits[index]
    if (!hit) return
    setChosen(index)
    setTarget((before) => ({ sequence: hit.sequence, jump: (before?.jump ?? 0) + 1 }))
  }
  useEffect(() => {
    if (at !== null) setTarget((before) => ({ sequence: at, jump: (before?.jump ?? 0) + 1 }))
  }, [at])
  const first = hits[0]?.sequence
  useEffect(() => {
    if (first !== undefined) show(0)
    // Each new answer begins at its first hit.
    // oxlint-disable-next-line exhaustive-deps
  }, [first, found.data])
  return {
    text,
    setText,
    q,
    hits,
    chosen,
    isLoading: found.isFetching,
    isFailed: found.isError,
    target,
    words: isSearching && found.data && q !== '' ? found.data.words : noWords,
    step: (by: 1 | -1) => hits.length > 0 && show((chosen + by + hits.length) % hits.length),
  }
}

const noWords: readonly string[] = []

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), pauseMilliseconds)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}
