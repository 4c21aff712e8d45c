import type { View } from '@yingsheng/contracts/conversations'
import { MenuItem } from '@yingsheng/ui/menu'
import { useStrings } from '@yingsheng/ui/use-strings'
import type { LazyMenuProps } from '../../shell/lazy-menu.tsx'
import { MenuPopover } from '../../shell/menu-popover.tsx'
import { strings } from '../strings.ts'

/** The views, where they have no column of their own. */
export function ViewMenu({
  view,
  choose,
  ...popover
}: LazyMenuProps & { view: View; choose: (view: View) => void }) {
  const t = useStrings(strings)
  return (
    <MenuPopover
      {...popover}
      label={t.views}
      placement="bottom start"
      className="w-56"
      selectionMode="single"
      selectedKeys={[view]}
      onAction={(id) => choose(id as View)}
    >
      {(Object.keys(t.viewNames) as View[]).map((id) => (
        <MenuItem key={id} id={id}>
          {t.viewNames[id]}
        </MenuItem>
      ))}
    </MenuPopover>
  )
}
