import type { ConversationState } from '@yingsheng/contracts/conversations'
import { tagsPerConversationMax } from '@yingsheng/contracts/limits'
import { MenuItem } from '@yingsheng/ui/menu'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useEntries } from '../../catalogue/catalogue.ts'
import type { LazyMenuProps } from '../../shell/lazy-menu.tsx'
import { MenuPopover } from '../../shell/menu-popover.tsx'
import { changeTags } from '../actions.ts'
import { strings } from '../strings.ts'

/** The business's tags, each put on or taken off with one press; it stays open for the next. */
export function TagsMenu({
  conversation,
  ...popover
}: LazyMenuProps & { conversation: ConversationState }) {
  const t = useStrings(strings)
  const { id, tagIds } = conversation
  const offered = useEntries('tag').filter(
    ({ id: tagId, isArchived }) => !isArchived || tagIds.includes(tagId),
  )
  const isFull = tagIds.length >= tagsPerConversationMax
  return (
    <MenuPopover
      {...popover}
      label={t.changeTags}
      placement="bottom end"
      className="min-w-44"
      selectionMode="multiple"
      selectedKeys={tagIds}
    >
      {offered.length === 0 ? (
        <MenuItem isDisabled>{t.noTags}</MenuItem>
      ) : (
        offered.map(({ id: tagId, fields }) => (
          <MenuItem
            key={tagId}
            id={tagId}
            isDisabled={isFull && !tagIds.includes(tagId)}
            shouldCloseOnSelect={false}
            onAction={() =>
              void changeTags(
                id,
                tagIds.includes(tagId) ? tagIds.filter((one) => one !== tagId) : [...tagIds, tagId],
              )
            }
          >
            {fields.name}
          </MenuItem>
        ))
      )}
    </MenuPopover>
  )
}
