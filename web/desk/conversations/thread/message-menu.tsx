import { History, Pencil, Reply, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Message } from '@yingsheng/contracts/conversations'
import { reactionEmojis } from '@yingsheng/contracts/message-parts'
import { classNames } from '@yingsheng/ui/class-names'
import { MenuItem } from '@yingsheng/ui/menu'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../../queries.ts'
import type { LazyMenuProps } from '../../shell/lazy-menu.tsx'
import { MenuPopover } from '../../shell/menu-popover.tsx'
import { messageStrings } from '../message-strings.ts'
import { mayStillChange } from '../rules/may-change.ts'
import { answerMessage, beginEditing, react, recall } from './message-actions.ts'
import { MessageVersions } from './message-versions.tsx'

type Props = LazyMenuProps & { message: Message }

/** Reactions above, what else can be done with the line below; each only where the server would take it. */
export function MessageMenu({ message, ...popover }: Props) {
  const t = useStrings(messageStrings)
  const { agent } = useMe()
  const [isReadingVersions, setIsReadingVersions] = useState(false)
  const isRecalled = message.recalledAt !== undefined
  const hasVersions = isRecalled || message.editedAt !== undefined
  const mayChange = mayStillChange(message, { myId: agent.id, now: Date.now() })
  const mayReact = !isRecalled && message.audience === 'everyone'
  const close = () => popover.onOpenChange(false)
  return (
    <>
      <MenuPopover
        {...popover}
        label={t.actions}
        placement="top"
        className="min-w-48"
        head={mayReact ? <ReactionRow message={message} myId={agent.id} onDone={close} /> : null}
      >
        {isRecalled ? null : (
          <MenuItem icon={<Reply />} onAction={() => afterMenu(() => answerMessage(message))}>
            {t.reply}
          </MenuItem>
        )}
        {mayChange && message.text ? (
          <MenuItem icon={<Pencil />} onAction={() => afterMenu(() => beginEditing(message))}>
            {t.edit}
          </MenuItem>
        ) : null}
        {mayChange ? (
          <MenuItem icon={<Undo2 />} tone="danger" onAction={() => void recall(message)}>
            {t.recall}
          </MenuItem>
        ) : null}
        {hasVersions && agent.role !== 'agent' ? (
          <MenuItem icon={<History />} onAction={() => setIsReadingVersions(true)}>
            {t.versions}
          </MenuItem>
        ) : null}
      </MenuPopover>
      {isReadingVersions ? (
        <MessageVersions message={message} close={() => setIsReadingVersions(false)} />
      ) : null}
    </>
  )
}

/** The menu gives the focus back to its button first; what is opened then takes it. */
function afterMenu(act: () => void): void {
  setTimeout(act, 30)
}

function ReactionRow({
  message,
  myId,
  onDone,
}: {
  message: Message
  myId: string
  onDone: () => void
}) {
  const t = useStrings(messageStrings)
  const mine = message.reactions?.find(({ by }) => by.kind === 'agent' && by.id === myId)?.emoji
  return (
    <div className="flex gap-0.5 border-b border-line p-1">
      {reactionEmojis.map((emoji) => (
        <button
          key={emoji}
          type="button"
          aria-pressed={emoji === mine}
          aria-label={emoji === mine ? t.withdraw(emoji) : t.react(emoji)}
          onClick={() => {
            onDone()
            void react(message, emoji === mine ? null : emoji)
          }}
          className={classNames(
            'flex size-8 items-center justify-center rounded-8 text-16 hover:bg-hover',
            emoji === mine && 'bg-selected',
          )}
        >
          {emoji}
        </button>
      ))}
    </div>
  )
}
