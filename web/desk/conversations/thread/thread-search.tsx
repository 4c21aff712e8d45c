import { ChevronDown, ChevronUp, Search, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { searchCharactersMax } from '@yingsheng/contracts/limits'
import { IconButton } from '@yingsheng/ui/icon-button'
import { isComposing } from '@yingsheng/ui/use-composition'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings } from '../strings.ts'
import { useWorkspaceState } from '../workspace-state.ts'
import type { ThreadSearchState } from './use-thread-search.ts'

/** A bar above the thread: Enter goes to the next older hit, Shift+Enter back, Escape closes. */
export function ThreadSearch({ search }: { search: ThreadSearchState }) {
  const t = useStrings(strings)
  const field = useRef<HTMLInputElement>(null)
  const { text, setText, hits, chosen, q } = search
  useEffect(() => {
    const before = document.activeElement
    field.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  const close = () => useWorkspaceState.setState({ isSearching: false })
  const said = search.isFailed
    ? t.searchFailed
    : q === '' || search.isLoading
      ? ''
      : hits.length === 0
        ? t.noHits
        : t.hits(chosen + 1, hits.length)
  return (
    <search className="flex h-11 shrink-0 items-center gap-1.5 border-b border-line bg-surface pr-3 pl-4.5">
      <Search size={16} aria-hidden className="text-3" />
      <input
        ref={field}
        type="text"
        value={text}
        maxLength={searchCharactersMax}
        aria-label={t.searchPlaceholder}
        placeholder={t.searchPlaceholder}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (isComposing(event)) return
          if (event.key === 'Escape') close()
          if (event.key !== 'Enter') return
          event.preventDefault()
          search.step(event.shiftKey ? -1 : 1)
        }}
        className="h-8 min-w-0 flex-1 bg-transparent px-1 text-13 outline-hidden"
      />
      <span role="status" className="num text-12 text-3">
        {said}
      </span>
      <IconButton
        size="sm"
        label={t.previousHit}
        isDisabled={hits.length === 0}
        onPress={() => search.step(1)}
      >
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton
        size="sm"
        label={t.nextHit}
        isDisabled={hits.length === 0}
        onPress={() => search.step(-1)}
      >
        <ChevronDown aria-hidden />
      </IconButton>
      <IconButton size="sm" label={t.closeSearch} onPress={close}>
        <X aria-hidden />
      </IconButton>
    </search>
  )
}
