/** Every table of the migrations has exactly one owner; migrations are numbered without gaps. */
import { mapPath } from './domain-map.ts'
import { placeOf, type Finding, type Rules, type Tree } from './tree.ts'

export const tableRules = {
  'tables-have-one-owner': findOrphans,
  'migrations-are-numbered': findMisnumbered,
} satisfies Rules

function migrationsOf({ texts }: Tree): { path: string; text: string }[] {
  return texts
    .filter(({ path }) => path.startsWith('server/migrations/') && path.endsWith('.sql'))
    .sort((a, b) => a.path.localeCompare(b.path))
}

function findOrphans(tree: Tree): Finding[] {
  const migrations = migrationsOf(tree)
  const { tableOwners, domains, lineOf } = tree.map
  const tables = new Map(tablesAfter(migrations))
  const channels = tree.sources.flatMap(({ path }) => {
    const place = placeOf(path)
    return place.is === 'channel' ? [`channels/${place.name}`] : []
  })
  const owners = new Set(['platform', ...domains.keys(), ...channels])
  const orphans = [...tables].filter(([table]) => !tableOwners.has(table))
  // The ground may make a table by itself: the one that counts the migrations.
  const ghosts = [...tableOwners].filter(
    ([table, owner]) => migrations.length > 0 && owner !== 'platform' && !tables.has(table),
  )
  const strangers = [...tableOwners].filter(([, owner]) => !owners.has(owner))
  return [
    ...orphans.map(([table, path]) => ({
      path,
      say: `say in tableOwners of ${mapPath} who owns ${table}`,
    })),
    ...ghosts.map(([table]) => ({
      path: mapPath,
      line: lineOf(`tableOwners.${table}`),
      say: `no migration makes ${table}; take it out of tableOwners`,
    })),
    ...strangers.map(([table, owner]) => ({
      path: mapPath,
      line: lineOf(`tableOwners.${table}`),
      say: `${table} belongs to ${owner}, which is no domain, no \`channels/<name>\` and not \`platform\``,
    })),
  ]
}

const name = String.raw`(?:if\s+(?:not\s+)?exists\s+)?(?:"?\w+"?\.)?"?(\w+)"?`
const tableChange = new RegExp(
  String.raw`create\s+(?:unlogged\s+)?table\s+${name}(\s+partition\s+of)?|drop\s+table\s+${name}|alter\s+table\s+${name}\s+rename\s+to\s+"?(\w+)"?`,
  'gi',
)

/** The tables that are there when all migrations have run, each with the file that made it. A partition is its parent's. */
function tablesAfter(migrations: readonly { path: string; text: string }[]): Map<string, string> {
  const tables = new Map<string, string>()
  for (const { path, text } of migrations) {
    const sql = text.replaceAll(/--.*$/gm, '').replaceAll(/\/\*[^]*?\*\//g, '')
    for (const [, made, isPartition, dropped, renamed, renamedTo] of sql.matchAll(tableChange)) {
      if (made && !isPartition) tables.set(made.toLowerCase(), path)
      if (dropped) tables.delete(dropped.toLowerCase())
      if (renamed && renamedTo) {
        tables.delete(renamed.toLowerCase())
        tables.set(renamedTo.toLowerCase(), path)
      }
    }
  }
  return tables
}

function findMisnumbered(tree: Tree): Finding[] {
  return migrationsOf(tree).flatMap(({ path }, index) => {
    const expected = String(index + 1).padStart(4, '0')
    const file = path.split('/').at(-1) ?? ''
    if (new RegExp(`^${expected}_[a-z0-9]+(_[a-z0-9]+)*\\.sql$`).test(file)) return []
    return [
      { path, say: `name it ${expected}_what_it_does.sql: numbers run without gaps or twins` },
    ]
  })
}
