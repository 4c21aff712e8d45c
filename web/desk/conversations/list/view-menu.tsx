import { Menu as AriaMenu } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { View } from '@yingsheng/contracts/conversations'
import { classNames } from '@yingsheng/ui/class-names'
import { MenuItem } from '@yingsheng/ui/menu'
import { floating } from '@yingsheng/ui/option-list'
import { useStrings } from '@yingsheng/ui/use-strings'
import type { LazyMenuProps } from '../../shell/lazy-menu.tsx'
import { strings } from '../strings.ts'

/** The views, where they have no column of their own. */
export function ViewMenu({
  view,
  choose,
  ...popover
}: LazyMenuProps & { view: View; choose: (view: View) => void }) {
  const t = useStrings(strings)
  return (
    <Popover
      {...popover}
      aria-label={t.views}
      placement="bottom start"
      offset={4}
      className={classNames(floating, 'w-56')}
    >
      <AriaMenu
        aria-label={t.views}
        autoFocus="first"
        selectionMode="single"
        selectedKeys={[view]}
        onAction={(id) => choose(id as View)}
        onClose={() => popover.onOpenChange(false)}
        className="p-1 outline-hidden"
      >
        {(Object.keys(t.viewNames) as View[]).map((id) => (
          <MenuItem key={id} id={id}>
            {t.viewNames[id]}
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  )
}
