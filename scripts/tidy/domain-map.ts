/** Reads `server/domains/map.ts` as syntax, without running it, so that any tree can be judged. */
import { isNode, type Node, type Source } from './source.ts'

export const mapPath = 'server/domains/map.ts'

export type DomainMap = {
  /** Each domain and the domains it may call. */
  domains: ReadonlyMap<string, readonly string[]>
  /** Each table and who may write it: a domain, `channels/<name>` or `platform`. */
  tableOwners: ReadonlyMap<string, string>
  lineOf: (name: string) => number
  /** What in the map could not be read, in words. */
  faults: readonly string[]
}

export function readDomainMap(sources: readonly Source[]): DomainMap {
  const source = sources.find(({ path }) => path === mapPath)
  const empty = { domains: new Map(), tableOwners: new Map(), lineOf: () => 1 }
  if (!source) return { ...empty, faults: [`there is no ${mapPath}: say there who may call whom`] }

  const faults: string[] = []
  const lines = new Map<string, number>()
  const read = (variable: string) => {
    const object = findObject(source, variable)
    if (!object) faults.push(`export \`${variable}\` as one object literal`)
    return (object ? (object.properties as Node[]) : []).flatMap((property): [string, Node][] => {
      const name = keyOf(property)
      if (name === undefined || !isNode(property.value)) {
        faults.push(`write \`${variable}\` out: no spread, no computed name`)
        return []
      }
      if (lines.has(`${variable}.${name}`)) faults.push(`\`${variable}\` names ${name} twice`)
      lines.set(`${variable}.${name}`, source.lineOf(property.start))
      return [[name, property.value]]
    })
  }
  const domains = new Map(read('domains').map(([name, value]) => [name, readStrings(value)]))
  const owners = read('tableOwners').map(
    ([name, value]) => [name, String(plain(value).value)] as const,
  )
  const lineOf = (name: string) => lines.get(name) ?? 1
  return { domains, tableOwners: new Map(owners), lineOf, faults }
}

function findObject(source: Source, variable: string): Node | undefined {
  for (const node of source.nodes) {
    if (node.type !== 'VariableDeclarator' || !isNode(node.id) || !isNode(node.init)) continue
    const value = plain(node.init)
    if (node.id.name === variable && value.type === 'ObjectExpression') return value
  }
  return undefined
}

/** Without `as const` and `satisfies …`. */
function plain(node: Node): Node {
  const isWrapped = node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression'
  return isWrapped && isNode(node.expression) ? plain(node.expression) : node
}

function keyOf(property: Node): string | undefined {
  if (property.type !== 'Property' || property.computed === true) return undefined
  const key = property.key as Node
  return String(key.name ?? key.value)
}

function readStrings(value: Node): string[] {
  const elements = plain(value).elements
  return Array.isArray(elements) ? elements.map((one) => String((one as Node).value)) : []
}
