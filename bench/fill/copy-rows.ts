import { once } from 'node:events'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/** A value of one column, as COPY's text format takes it. */
export type Cell = string | number | boolean | Date | null

const bufferCharacters = 256 * 1024

/** Writes rows with COPY, in the order given. `columns` names them: `events (stream_kind, …)`. */
export async function copyRows(
  client: PoolClient,
  columns: string,
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  const stream = client.query(copyFrom(`copy ${columns} from stdin`))
  const finished = once(stream, 'finish')
  let text = ''
  for (const row of rows) {
    text += `${row.map(cellText).join('\t')}\n`
    if (text.length < bufferCharacters) continue
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), finished])
    text = ''
  }
  stream.end(text)
  await finished
}

const special = /[\\\t\n\r]/g
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function cellText(cell: Cell): string {
  if (cell === null) return '\\N'
  if (cell instanceof Date) return cell.toISOString()
  if (typeof cell === 'boolean') return cell ? 't' : 'f'
  return typeof cell === 'number' ? String(cell) : cell.replace(special, (found) => escapes[found]!)
}

/** Words as a `tsvector` without positions, as the search keeps them. */
export function wordsCell(words: readonly string[]): string {
  return words.map((word) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' ')
}
