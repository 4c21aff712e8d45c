import { CheckCheck } from 'lucide-react'
import { MenuItem } from '@yingsheng/ui/menu'
import { useStrings } from '@yingsheng/ui/use-strings'
import type { LazyMenuProps } from '../../shell/lazy-menu.tsx'
import { MenuPopover } from '../../shell/menu-popover.tsx'
import { strings } from '../strings.ts'

type Extra = { isNote: boolean; hasShortcut: boolean; sendAndResolve: () => void }

export function SendMenu({
  isNote,
  hasShortcut,
  sendAndResolve,
  ...popover
}: LazyMenuProps & Extra) {
  const t = useStrings(strings)
  return (
    <MenuPopover
      {...popover}
      label={t.sendOptions}
      placement="top end"
      offset={6}
      className="min-w-52"
    >
      <MenuItem
        icon={<CheckCheck />}
        {...(hasShortcut ? { shortcut: ['mod', 'Enter'] } : {})}
        onAction={sendAndResolve}
      >
        {isNote ? t.noteAndResolve : t.sendAndResolve}
      </MenuItem>
    </MenuPopover>
  )
}
