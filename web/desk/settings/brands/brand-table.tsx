import { Archive, ArchiveRestore, Ellipsis, Pencil } from 'lucide-react'
import type { Brand, WidgetLine } from '@yingsheng/contracts/business'
import { Avatar } from '@yingsheng/ui/avatar'
import { IconButton } from '@yingsheng/ui/icon-button'
import { Menu, MenuItem, MenuTrigger } from '@yingsheng/ui/menu'
import { Table } from '@yingsheng/ui/table'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings as settingsStrings } from '../strings.ts'
import { strings } from './strings.ts'
import { useArchiveBrand } from './use-archive-brand.ts'

type BrandTableProps = {
  brands: readonly Brand[]
  lines: readonly WidgetLine[]
  onEdit: (brand: Brand) => void
  onInUse: (brand: Brand) => void
}

export function BrandTable({ brands, lines, onEdit, onInUse }: BrandTableProps) {
  const t = useStrings(strings)
  const s = useStrings(settingsStrings)
  const linesOf = (brand: Brand) =>
    lines.filter(({ brandId, isArchived }) => brandId === brand.id && !isArchived).length
  return (
    <Table
      label={t.title}
      rows={brands}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'name',
          header: t.name,
          isRowHeader: true,
          cell: (brand) => (
            <span className="flex items-center gap-2.5">
              <Avatar id={brand.id} name={brand.name} size={32} />
              {brand.name}
            </span>
          ),
        },
        {
          id: 'language',
          header: t.language,
          width: '9rem',
          cell: ({ language }) => s.languages[language],
        },
        {
          id: 'lines',
          header: t.lines,
          width: '8rem',
          cell: (brand) => <span className="num">{t.lineCount(linesOf(brand))}</span>,
        },
        {
          id: 'actions',
          header: t.actions,
          width: '4rem',
          isActions: true,
          cell: (brand) => (
            <BrandMenu brand={brand} onEdit={() => onEdit(brand)} onInUse={() => onInUse(brand)} />
          ),
        },
      ]}
    />
  )
}

function BrandMenu({
  brand,
  onEdit,
  onInUse,
}: {
  brand: Brand
  onEdit: () => void
  onInUse: () => void
}) {
  const t = useStrings(strings)
  const s = useStrings(settingsStrings)
  const setArchived = useArchiveBrand(onInUse)
  return (
    <MenuTrigger>
      <IconButton label={s.actionsFor(brand.name)}>
        <Ellipsis aria-hidden />
      </IconButton>
      <Menu
        aria-label={s.actionsFor(brand.name)}
        onAction={(action) =>
          action === 'edit' ? onEdit() : void setArchived(brand, action === 'archive')
        }
      >
        <MenuItem id="edit" icon={<Pencil aria-hidden />}>
          {t.edit}
        </MenuItem>
        {brand.isArchived ? (
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
