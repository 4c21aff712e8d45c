import { CheckCheck } from 'lucide-react'
import { Menu as AriaMenu } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { classNames } from '@yingsheng/ui/class-names'
import { MenuItem } from '@yingsheng/ui/menu'
import { floating } from '@yingsheng/ui/option-list'
import { useStrings } from '@yingsheng/ui/use-strings'
import type { LazyMenuProps } from '../../shell/lazy-menu.tsx'
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
    <Popover
      {...popover}
      aria-label={t.sendOptions}
      placement="top end"
      offset={6}
      className={classNames(floating, 'min-w-52')}
    >
      <AriaMenu
        aria-label={t.sendOptions}
        autoFocus="first"
        onClose={() => popover.onOpenChange(false)}
        className="p-1 outline-hidden"
      >
        <MenuItem
          icon={<CheckCheck />}
          {...(hasShortcut ? { shortcut: ['mod', 'Enter'] } : {})}
          onAction={sendAndResolve}
        >
          {isNote ? t.noteAndResolve : t.sendAndResolve}
        </MenuItem>
      </AriaMenu>
    </Popover>
  )
}
