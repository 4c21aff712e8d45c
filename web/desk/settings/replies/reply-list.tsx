import {
  Archive,
  ArchiveRestore,
  ArrowDown,
  ArrowUp,
  Ellipsis,
  Paperclip,
  Pencil,
} from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import type { QuickReply } from '@yingsheng/contracts/replies'
import { withWrittenVariables } from '@yingsheng/contracts/variables'
import { Card } from '@yingsheng/ui/card'
import { Chip } from '@yingsheng/ui/chip'
import { IconButton } from '@yingsheng/ui/icon-button'
import { Menu, MenuItem, MenuTrigger } from '@yingsheng/ui/menu'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { businessQuery } from '../../queries.ts'
import { strings as settingsStrings } from '../strings.ts'
import { strings } from './strings.ts'
import { useReplyChanges } from './use-reply-changes.ts'

type Props = {
  replies: readonly QuickReply[]
  mayKeep: (reply: QuickReply) => boolean
  /** The order shown is the order kept: nothing is left out of it. */
  isWhole: boolean
  onEdit: (reply: QuickReply) => void
}

/** A card for each group, in the order of their first replies; what has no group comes first. */
export function ReplyGroups(props: Props) {
  const t = useStrings(strings)
  const groups = [...Map.groupBy(props.replies, ({ group }) => group)].sort(
    ([a], [b]) => Number(a !== '') - Number(b !== ''),
  )
  return groups.map(([group, replies]) => (
    <Card
      key={group}
      {...(group !== '' || groups.length > 1 ? { title: group || t.ungrouped } : {})}
    >
      <ul className="-my-2 flex flex-col divide-y divide-line">
        {replies.map((reply, index) => (
          <li key={reply.id} data-reply className="flex items-start gap-3 py-2.5">
            <ReplyText reply={reply} />
            {props.mayKeep(reply) ? (
              <ReplyMenu {...props} reply={reply} index={index} group={replies} />
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  ))
}

function ReplyText({ reply }: { reply: QuickReply }) {
  const t = useStrings(strings)
  const language = useLanguage()
  const { data } = useQuery(businessQuery)
  const brand = data?.brands.find(({ id }) => id === reply.brandId)
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-14">
        <span className="min-w-0 font-medium break-words text-1">{reply.title}</span>
        {reply.shortcut ? <span className="text-13 text-brand-text">/{reply.shortcut}</span> : null}
        {brand ? <Chip>{brand.name}</Chip> : null}
        {reply.files.length > 0 ? (
          <Chip icon={<Paperclip aria-hidden />}>
            <span className="num">{reply.files.length}</span>
          </Chip>
        ) : null}
        {reply.uses > 0 ? (
          <span className="num ml-auto text-12 text-3">{t.used(reply.uses)}</span>
        ) : null}
      </p>
      <p dir="auto" className="line-clamp-2 text-left text-13 whitespace-pre-line text-2">
        {withWrittenVariables(reply.text, language)}
      </p>
    </div>
  )
}

type MenuProps = Props & { reply: QuickReply; index: number; group: readonly QuickReply[] }

function ReplyMenu({ reply, index, group, isWhole, onEdit }: MenuProps) {
  const t = useStrings(strings)
  const s = useStrings(settingsStrings)
  const { setArchived, order } = useReplyChanges()
  const move = (by: -1 | 1) => {
    const ids = group.map(({ id }) => id)
    ids.splice(index + by, 0, ...ids.splice(index, 1))
    void order(ids)
  }
  const acts: Record<string, () => void> = {
    edit: () => onEdit(reply),
    up: () => move(-1),
    down: () => move(1),
    archive: () => void setArchived(reply, true),
    restore: () => void setArchived(reply, false),
  }
  return (
    <MenuTrigger>
      <IconButton label={s.actionsFor(reply.title)}>
        <Ellipsis aria-hidden />
      </IconButton>
      <Menu aria-label={s.actionsFor(reply.title)} onAction={(action) => acts[action]?.()}>
        {reply.isArchived ? (
          <MenuItem id="restore" icon={<ArchiveRestore aria-hidden />}>
            {t.restore}
          </MenuItem>
        ) : (
          <>
            <MenuItem id="edit" icon={<Pencil aria-hidden />}>
              {t.edit}
            </MenuItem>
            {isWhole && index > 0 ? (
              <MenuItem id="up" icon={<ArrowUp aria-hidden />}>
                {t.moveUp}
              </MenuItem>
            ) : null}
            {isWhole && index < group.length - 1 ? (
              <MenuItem id="down" icon={<ArrowDown aria-hidden />}>
                {t.moveDown}
              </MenuItem>
            ) : null}
            <MenuItem id="archive" icon={<Archive aria-hidden />}>
              {t.archive}
            </MenuItem>
          </>
        )}
      </Menu>
    </MenuTrigger>
  )
}
