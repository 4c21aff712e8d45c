/** The domains, who may call whom and who owns which table, as ARCHITECTURE.md shows them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const mapFile = join(import.meta.dirname, '../../server/domains/map.ts')
const start = '<!-- map:start -->'
const end = '<!-- map:end -->'

/** The text of ARCHITECTURE.md with its map as server/domains/map.ts has it now. */
export async function renderDomainMap(current: string): Promise<string> {
  const from = current.indexOf(start)
  const to = current.indexOf(end)
  if (from === -1 || to < from) throw new Error(`no place for the map; write ${start} and ${end}`)
  return `${current.slice(0, from)}${start}\n${await renderTable()}${current.slice(to)}`
}

async function renderTable(): Promise<string> {
  const { domains, tableOwners } = (await import('../../server/domains/map.ts')) as {
    domains: Record<string, readonly string[]>
    tableOwners: Record<string, string>
  }
  const abouts = readAbouts()
  const tablesOf = (owner: string) =>
    Object.keys(tableOwners)
      .filter((table) => tableOwners[table] === owner)
      .map((table) => `\`${table}\``)
      .join(' ')
  const rows = Object.entries(domains).map(
    ([name, callees]) =>
      `| ${name} | ${abouts.get(name) ?? ''} | ${callees.join(', ') || 'nobody'} | ${tablesOf(name)} |`,
  )
  const ground = `| (platform) | The ground: knows no domain. | nobody | ${tablesOf('platform')} |`
  return [
    '| domain | what it is for | may call | its tables |',
    '|---|---|---|---|',
    ...rows,
    ground,
    '',
  ].join('\n')
}

/** The sentence above each domain of the map. */
function readAbouts(): Map<string, string> {
  const text = readFileSync(mapFile, 'utf8')
  const abouts = text.matchAll(/\/\*\* ([^*]+) \*\/\s+(\w+): \[/g)
  return new Map([...abouts].map(([, about = '', name = '']) => [name, about]))
}
