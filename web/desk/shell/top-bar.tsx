import { Search } from 'lucide-react'
import { Kbd } from '@yingsheng/ui/kbd'
import { useStrings } from '@yingsheng/ui/use-strings'
import { showOverlay } from './shell-state.ts'
import { strings } from './strings.ts'

/** One field for everything: it opens the palette, where one types. */
export function TopBar() {
  const t = useStrings(strings)
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-b border-line bg-surface px-3.5 max-sm:hidden">
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => showOverlay('palette')}
        className="flex h-8 w-full max-w-100 items-center gap-2 rounded-8 border border-line bg-subtle pr-1.5 pl-3 text-left text-13 text-3 transition-colors duration-120 hover:border-line-2 hover:text-2"
      >
        <Search size={16} aria-hidden />
        <span className="min-w-0 flex-1 truncate">{t.openPalette}</span>
        <Kbd keys={['mod', 'K']} />
      </button>
    </header>
  )
}
