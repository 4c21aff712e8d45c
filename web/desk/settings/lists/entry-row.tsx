import {
  Archive,
  ArchiveRestore,
  ArrowDown,
  ArrowUp,
  CornerDownRight,
  Ellipsis,
  GripVertical,
  Pencil,
} from 'lucide-react'
import { useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import type { CatalogueKind } from '@yingsheng/contracts/catalogue'
import { classNames } from '@yingsheng/ui/class-names'
import { IconButton } from '@yingsheng/ui/icon-button'
import { Menu, MenuItem, MenuTrigger } from '@yingsheng/ui/menu'
import { useStrings } from '@yingsheng/ui/use-strings'
import type { EntryOf } from '../../catalogue/catalogue.ts'
import { strings as settingsStrings } from '../strings.ts'
import type { Edited } from './entry-dialog.tsx'
import type { ListSpec } from './list-spec.ts'
import { strings } from './strings.ts'
import type { useEntryChanges } from './use-entry-changes.ts'

type EntryRowProps<K extends CatalogueKind> = {
  spec: ListSpec<K>
  entry: EntryOf<K>
  depth: number
  isMovable: boolean
  changes: ReturnType<typeof useEntryChanges>
  onEdit: (edited: Edited<K>) => void
  onArchive: () => void
}

const indentPixels = 28

export function EntryRow<K extends CatalogueKind>(props: EntryRowProps<K>) {
  const { spec, entry, depth, isMovable, changes, onEdit } = props
  const { Mark, Name, Details } = spec
  const row = useRef<HTMLLIElement>(null)
  const { edge, handlers } = useDropping(entry, changes.drop)

  async function move(event: KeyboardEvent) {
    const step = event.key === 'ArrowUp' ? 'up' : event.key === 'ArrowDown' ? 'down' : null
    if (!event.altKey || step === null || !isMovable) return
    event.preventDefault()
    event.stopPropagation()
    const focused = document.activeElement as HTMLElement | null
    await changes.step(entry.id, step)
    // The row was put elsewhere in the page, and what had the focus in it has lost it.
    requestAnimationFrame(() => focused?.isConnected && focused.focus())
  }
  return (
    <li
      ref={row}
      {...(isMovable ? handlers : {})}
      onKeyDownCapture={(event) => void move(event)}
      style={{ paddingLeft: depth * indentPixels }}
      className={classNames(
        'border-b border-line last:border-b-0',
        edge === 'before' && 'shadow-[0_-2px_0_var(--brand)]',
        edge === 'behind' && 'shadow-[0_2px_0_var(--brand)]',
      )}
    >
      <div className="flex min-h-12 items-center gap-2 rounded-8 px-2 py-1.5 hover:bg-subtle">
        {isMovable ? <Grip entry={entry} row={row} /> : null}
        {Mark ? <Mark fields={entry.fields} /> : null}
        <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 gap-y-0.5">
          <button
            type="button"
            onClick={() => onEdit({ is: 'there', entry })}
            className={classNames(
              'inline-flex min-h-6 min-w-0 items-center rounded-4 text-left text-14 font-medium break-words hover:underline',
              entry.isArchived ? 'text-3' : 'text-1',
            )}
          >
            {Name ? <Name fields={entry.fields} /> : entry.fields.name}
          </button>
          {Details ? (
            <span className="flex min-w-0 flex-wrap gap-x-3 gap-y-0.5 text-12 text-3">
              <Details entry={entry} />
            </span>
          ) : null}
        </div>
        <RowMenu {...props} />
      </div>
    </li>
  )
}

function RowMenu<K extends CatalogueKind>(props: EntryRowProps<K>) {
  const { spec, entry, depth, isMovable, changes, onEdit, onArchive } = props
  const t = useStrings(strings)
  const s = useStrings(settingsStrings)
  const run: Record<string, () => void> = {
    edit: () => onEdit({ is: 'there', entry }),
    below: () => onEdit({ is: 'new', fields: { ...spec.blank(), parentId: entry.id } }),
    up: () => void changes.step(entry.id, 'up'),
    down: () => void changes.step(entry.id, 'down'),
    archive: onArchive,
    restore: () => void changes.setArchived(entry, false),
  }
  return (
    <MenuTrigger>
      <IconButton label={s.actionsFor(entry.fields.name)}>
        <Ellipsis aria-hidden />
      </IconButton>
      <Menu
        aria-label={s.actionsFor(entry.fields.name)}
        onAction={(action) => run[String(action)]?.()}
      >
        <MenuItem id="edit" icon={<Pencil aria-hidden />}>
          {t.edit}
        </MenuItem>
        {isMovable && depth + 1 < spec.levels ? (
          <MenuItem id="below" icon={<CornerDownRight aria-hidden />}>
            {t.addBelow}
          </MenuItem>
        ) : null}
        {isMovable ? (
          <MenuItem id="up" icon={<ArrowUp aria-hidden />} shortcut={['Alt', 'up']}>
            {t.up}
          </MenuItem>
        ) : null}
        {isMovable ? (
          <MenuItem id="down" icon={<ArrowDown aria-hidden />} shortcut={['Alt', 'down']}>
            {t.down}
          </MenuItem>
        ) : null}
        {entry.isArchived ? (
          <MenuItem id="restore" icon={<ArchiveRestore aria-hidden />}>
            {t.restore}
          </MenuItem>
        ) : (
          <MenuItem id="archive" icon={<Archive aria-hidden />}>
            {t.archive}
          </MenuItem>
        )}
      </Menu>
    </MenuTrigger>
  )
}

/** What is being dragged: the browser does not say it before it is dropped. */
let dragged: { id: string; kind: CatalogueKind } | null = null

function Grip({ entry, row }: { entry: EntryOf; row: React.RefObject<HTMLLIElement | null> }) {
  const t = useStrings(strings)
  return (
    <button
      type="button"
      draggable
      aria-label={t.grip(entry.fields.name)}
      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
      onDragStart={(event) => {
        dragged = { id: entry.id, kind: entry.fields.kind }
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', entry.fields.name)
        if (row.current) event.dataTransfer.setDragImage(row.current, 16, 16)
      }}
      onDragEnd={() => {
        dragged = null
      }}
      className="inline-flex size-6 shrink-0 cursor-grab items-center justify-center rounded-6 text-3 hover:bg-hover hover:text-1 active:cursor-grabbing max-sm:hidden"
    >
      <GripVertical size={16} aria-hidden />
    </button>
  )
}

type Drop = ReturnType<typeof useEntryChanges>['drop']

/** On which edge of this row the dragged one would land. */
function useDropping(entry: EntryOf, drop: Drop) {
  const [edge, setEdge] = useState<'before' | 'behind' | null>(null)
  const isBehind = (event: DragEvent) => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    return event.clientY > top + height / 2
  }
  const isWelcome = () =>
    dragged !== null && dragged.kind === entry.fields.kind && dragged.id !== entry.id
  return {
    edge,
    handlers: {
      onDragOver: (event: DragEvent) => {
        if (!isWelcome()) return
        event.preventDefault()
        setEdge(isBehind(event) ? 'behind' : 'before')
      },
      onDragLeave: () => setEdge(null),
      onDrop: (event: DragEvent) => {
        setEdge(null)
        if (!isWelcome() || dragged === null) return
        event.preventDefault()
        void drop(dragged.id, { id: entry.id, isBehind: isBehind(event) })
      },
    },
  }
}
