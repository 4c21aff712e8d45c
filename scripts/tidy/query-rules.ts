/** SQL stays in stores, and each table is written by its owner alone. */
import { mapPath } from './domain-map.ts'
import {
  argumentsOf,
  calledName,
  isNode,
  literalArguments,
  nameOf,
  type Node,
  type Source,
} from './source.ts'
import {
  isTest,
  isTestOnly,
  placeOf,
  type Finding,
  type Place,
  type Rules,
  type Tree,
} from './tree.ts'

export const queryRules = {
  'sql-in-stores': findStraySql,
  'tables-written-by-their-owner': (tree) => findTouched(tree, 'write'),
  'tables-read-along-the-map': (tree) => findTouched(tree, 'read'),
} satisfies Rules

const writingCalls = new Set([
  'insertInto',
  'updateTable',
  'deleteFrom',
  'mergeInto',
  'replaceInto',
])
const startingCalls = new Set([...writingCalls, 'selectFrom'])
const readingCall = /^(selectFrom|using|(inner|left|right|full|cross)Join(Lateral)?)$/
/** Lower or upper case throughout: a sentence that begins with "Select" is no query. */
const sqlText =
  /^\s*(select\s[^]*\sfrom\s|SELECT\s[^]*\sFROM\s|(insert\s+into|INSERT\s+INTO)\s|(update|UPDATE)\s+\w+\s+(set|SET)\s|(delete\s+from|DELETE\s+FROM)\s|(with|WITH)\s+\w+\s+(as|AS)\s+\()/

function isStore(path: string): boolean {
  return /\/store(\.ts$|\/)/.test(path)
}

function findStraySql({ sources }: Tree): Finding[] {
  return sources.flatMap((source) => {
    const place = placeOf(source.path)
    const isWatched = place.is === 'domain' || place.is === 'channel' || place.is === 'process'
    if (!isWatched || isTestOnly(source.path) || isStore(source.path)) return []
    const texts = source.strings.filter(({ text }) => sqlText.test(text)).map(({ node }) => node)
    const found = [...source.nodes.filter(isQuery), ...texts].map((node) =>
      source.lineOf(node.start),
    )
    const home = place.is === 'process' ? 'the store.ts of the domain that owns it' : 'store.ts'
    return [...new Set(found)].map((line) => ({
      path: source.path,
      line,
      say: `move this query to ${home}`,
    }))
  })
}

function isQuery(node: Node): boolean {
  if (node.type === 'TaggedTemplateExpression') return /^sql(\.|$)/.test(nameOf(node.tag) ?? '')
  const called = calledName(node)
  if (called === undefined) return false
  if (/^sql\.(raw|ref|table|lit|join|id)$/.test(nameOf(node.callee) ?? '')) return true
  const [first, second] = argumentsOf(node)
  const isString = typeof first?.value === 'string'
  if (startingCalls.has(called)) return isString || first?.type === 'ArrayExpression'
  const isCte = called === 'with' || called === 'withRecursive'
  return isCte && isString && /Function/.test(second?.type ?? '')
}

type Touch = { table: string; how: 'read' | 'write'; line: number }

function findTouched(tree: Tree, how: Touch['how']): Finding[] {
  const { tableOwners } = tree.map
  return tree.sources.flatMap((source) => {
    const who = ownerNameOf(placeOf(source.path))
    if (who === undefined || isTest(source.path) || (who === 'platform' && isTestOnly(source.path)))
      return []
    const excused = how === 'write' ? excusedTables(source) : new Set()
    return touches(source, tableOwners)
      .filter((touch) => touch.how === how && !excused.has(touch.table))
      .flatMap(({ table, line }) => {
        const owner = tableOwners.get(table)
        if (owner === undefined || owner === who) return []
        const say = how === 'write' ? judgeWrite(table, owner) : judgeRead(tree, table, owner, who)
        return say === undefined ? [] : [{ path: source.path, line, say }]
      })
  })
}

/** `// writes events: the hot path is one statement` lets a store do so, and says why. */
function excusedTables(source: Source): Set<string> {
  const found = source.comments.map(({ value }) => /^\s*writes (\w+): \S.{11,}/.exec(value)?.[1])
  return new Set(found.filter((table) => table !== undefined))
}

function judgeWrite(table: string, owner: string): string {
  return `${table} belongs to ${owner}; call it, or let it react to an event (or \`// writes ${table}: why\`)`
}

/** The ground's tables (the event log) are there for everybody to read. */
function judgeRead(tree: Tree, table: string, owner: string, who: string): string | undefined {
  if (owner === 'platform' || tree.map.domains.get(who)?.includes(owner)) return undefined
  return `${table} belongs to ${owner}, which ${who} may not read; list ${owner} in ${mapPath} or ask its face`
}

function ownerNameOf(place: Place): string | undefined {
  if (place.is === 'domain') return place.name
  if (place.is === 'channel') return `channels/${place.name}`
  return place.is === 'platform' ? 'platform' : undefined
}

function touches(source: Source, owners: ReadonlyMap<string, string>): Touch[] {
  const built = source.nodes.flatMap((node): Touch[] => {
    const called = calledName(node) ?? ''
    const how = writingCalls.has(called) ? 'write' : readingCall.test(called) ? 'read' : undefined
    if (how === undefined) return []
    const line = source.lineOf(isNode(node.callee) ? node.callee.end : node.start)
    return literalArguments(node).map((name) => ({ table: tableName(name), how, line }))
  })
  // Elsewhere "from customers" may be a sentence; in a store every text is SQL.
  const texts = source.strings.filter(({ text }) => isStore(source.path) || sqlText.test(text))
  const written = texts.flatMap(({ text, line }) =>
    tablesOfSql(text).map((touch) => ({ ...touch, line })),
  )
  return [...built, ...written].filter(({ table }) => owners.has(table))
}

/** `conversations as c` and `public.conversations` are conversations. */
function tableName(text: string): string {
  return (text.trim().split(/\s+/)[0] ?? '').replaceAll('"', '').split('.').at(-1) ?? ''
}

const writing =
  /\b(?:insert\s+into|update(?:\s+only)?|delete\s+from(?:\s+only)?|merge\s+into|truncate(?:\s+table)?|lock\s+table|copy)\s+(?:"?public"?\.)?"?([a-z_][a-z0-9_]*)/gi
const reading =
  /\b(?:from|join|using)\s+(?:lateral\s+|only\s+)?((?:[\w".]+(?:\s+(?:as\s+)?\w+)?\s*,\s*)*[\w".]+)/gi

function tablesOfSql(text: string): Omit<Touch, 'line'>[] {
  const written = [...text.matchAll(writing)].map(([, table = '']) => table.toLowerCase())
  const read = [...text.matchAll(reading)].flatMap(([, list = '']) =>
    list.split(',').map((one) => tableName(one).toLowerCase()),
  )
  return [
    ...[...new Set(written)].map((table) => ({ table, how: 'write' as const })),
    ...[...new Set(read)]
      .filter((table) => !written.includes(table))
      .map((table) => ({ table, how: 'read' as const })),
  ]
}
