import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'

export type TableColumn<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** The name of the row: its header for screen readers, the title of the card on a phone. */
  isRowHeader?: boolean
  /** Buttons: no header in sight, at the right end. */
  isActions?: boolean
  width?: string
}

type TableProps<Row> = {
  label: string
  columns: readonly TableColumn<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  whenEmpty?: ReactNode
}

/**
 * A plain table; where it has less than 40rem it shows each row as a card. The roles are written
 * out because some browsers drop them when the parts of a table are no longer displayed as such.
 */
export function Table<Row>({ label, columns, rows, rowKey, whenEmpty }: TableProps<Row>) {
  if (rows.length === 0 && whenEmpty) return <>{whenEmpty}</>
  return (
    <div className="@container">
      <table
        role="table"
        aria-label={label}
        className="block w-full border-collapse text-left text-13 @2xl:table"
      >
        <thead role="rowgroup" className="sr-only @2xl:not-sr-only @2xl:table-header-group">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.id}
                role="columnheader"
                scope="col"
                style={column.width === undefined ? undefined : { width: column.width }}
                className="h-9 border-b border-line px-3 text-12 font-medium whitespace-nowrap text-3"
              >
                {column.isActions ? (
                  <span className="sr-only">{column.header}</span>
                ) : (
                  column.header
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="flex flex-col gap-2 @2xl:table-row-group">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" className={rowLook}>
              {columns.map((column) => (
                <Cell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell<Row>({ column, row }: { column: TableColumn<Row>; row: Row }) {
  if (column.isRowHeader) {
    return (
      <th
        role="rowheader"
        scope="row"
        className={classNames(cellLook, 'col-span-1 col-start-1 row-start-1 font-medium text-1')}
      >
        {column.cell(row)}
      </th>
    )
  }
  if (column.isActions) {
    return (
      <td role="cell" className={classNames(cellLook, 'col-start-2 row-start-1 text-right')}>
        {column.cell(row)}
      </td>
    )
  }
  return (
    <td role="cell" className={classNames(cellLook, 'col-span-2 flex items-baseline gap-3 text-2')}>
      <span aria-hidden className="w-20 shrink-0 text-12 text-3 @2xl:hidden">
        {column.header}
      </span>
      <span className="min-w-0">{column.cell(row)}</span>
    </td>
  )
}

const rowLook = classNames(
  'grid grid-cols-[1fr_auto] items-center gap-y-1.5 rounded-12 border border-line bg-surface px-3 py-2.5',
  '@2xl:table-row group/row @2xl:rounded-none @2xl:border-0 @2xl:px-0 @2xl:hover:bg-subtle',
)

const cellLook =
  '@2xl:table-cell @2xl:h-14 @2xl:px-3 @2xl:align-middle @2xl:border-b @2xl:border-line @2xl:group-last/row:border-b-0 compact:@2xl:h-11'
