/** One file as the rules see it: its text, its syntax tree as a flat list, and what it imports. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, type Comment } from 'oxc-parser'

export type Node = { type: string; start: number; end: number; [key: string]: unknown }

export type Import = {
  /** What the file says: `../agents/index.ts`, `zod`. */
  request: string
  /** Where that is: a path from the root for our own files, else the request itself. */
  target: string
  /** Only types come in; at run time nothing does. */
  isType: boolean
  line: number
}

/** A string of the code, with where it stands. */
type Text = { text: string; line: number; node: Node }

export type Source = {
  path: string
  text: string
  nodes: readonly Node[]
  comments: readonly Comment[]
  imports: readonly Import[]
  /** String literals, templates (holes as `${}`) and JSX text, without the requests of imports. */
  strings: readonly Text[]
  parentOf: (node: Node) => Node | undefined
  lineOf: (offset: number) => number
  /** What the parser could not read. */
  errors: readonly string[]
}

export type Resolve = (from: string, request: string) => string

export function readSource(root: string, path: string, resolve: Resolve): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const { program, comments, errors } = parseSync(path, text)
  const parents = new Map<Node, Node>()
  const nodes: Node[] = []
  walk(program as unknown as Node, undefined, nodes, parents)
  const lineOf = lineFinder(text)
  const imports = nodes.flatMap((node) => importOf(node, path, resolve, lineOf))
  const isRequest = (node: Node) => parents.get(node)?.source === node
  const strings = nodes.flatMap((node) => (isRequest(node) ? [] : stringOf(node, lineOf)))
  return {
    path,
    text,
    nodes,
    comments,
    imports,
    strings,
    lineOf,
    parentOf: (node) => parents.get(node),
    errors: errors.map((error) => error.message),
  }
}

function walk(node: Node, parent: Node | undefined, nodes: Node[], parents: Map<Node, Node>): void {
  nodes.push(node)
  if (parent) parents.set(node, parent)
  for (const value of Object.values(node)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (isNode(item)) walk(item, node, nodes, parents)
    }
  }
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}

const importing = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

function importOf(node: Node, path: string, resolve: Resolve, lineOf: Source['lineOf']): Import[] {
  if (!importing.has(node.type) || !isNode(node.source)) return []
  const request = node.source.value
  if (typeof request !== 'string') return []
  const target = resolve(path, request)
  return [{ request, target, isType: isTypeImport(node), line: lineOf(node.start) }]
}

function isTypeImport(node: Node): boolean {
  if (node.type === 'TSImportType') return true
  if (node.importKind === 'type' || node.exportKind === 'type') return true
  const specifiers = (node.specifiers ?? []) as Node[]
  const kinds = specifiers.map((one) => one.importKind ?? one.exportKind)
  return kinds.length > 0 && kinds.every((kind) => kind === 'type')
}

function stringOf(node: Node, lineOf: Source['lineOf']): Text[] {
  const line = lineOf(node.start)
  if (node.type === 'Literal' && typeof node.value === 'string') {
    return [{ text: node.value, line, node }]
  }
  if (node.type === 'JSXText') return [{ text: String(node.value), line, node }]
  if (node.type !== 'TemplateLiteral') return []
  const quasis = node.quasis as { value: { cooked: string | null; raw: string } }[]
  return [{ text: quasis.map((one) => one.value.cooked ?? one.value.raw).join('${}'), line, node }]
}

/** `a.b.c` for a chain of plain names, else undefined. */
export function nameOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined
  if (node.type === 'Identifier') return String(node.name)
  if (node.type === 'ThisExpression') return 'this'
  if (node.type !== 'MemberExpression' || node.computed === true) return undefined
  const object = nameOf(node.object)
  return object === undefined ? undefined : `${object}.${nameOf(node.property) ?? ''}`
}

/** What is called, by its last name: `insertInto` for `tx.db.insertInto(…)`. */
export function calledName(node: Node): string | undefined {
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return undefined
  const callee = node.callee
  if (callee.type === 'MemberExpression' && callee.computed !== true) {
    return nameOf(callee.property)
  }
  return nameOf(callee)
}

export function argumentsOf(node: Node): readonly Node[] {
  return (node.arguments ?? []) as Node[]
}

/** Every plain string among the arguments, those in lists included. */
export function literalArguments(node: Node): string[] {
  return argumentsOf(node).flatMap((argument) => {
    const items =
      argument.type === 'ArrayExpression' ? (argument.elements as unknown[]) : [argument]
    return items.flatMap((item) =>
      isNode(item) && typeof item.value === 'string' ? [item.value] : [],
    )
  })
}
