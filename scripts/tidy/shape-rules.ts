/** Small files, small functions, no barrels. */
import { isNode, nameOf, type Node, type Source } from './source.ts'
import { isGenerated, isTestOnly, placeOf, type Finding, type Rules, type Tree } from './tree.ts'

const fileLinesMax = 400
const functionLinesMax = 70
/** Markup is a list, read at a glance; it is no sequence of steps. */
const componentLinesMax = 120
const reasonCharactersMin = 12

export const shapeRules = {
  'files-are-small': findLongFiles,
  'functions-are-small': findLongFunctions,
  'long-says-why': findUnreasoned,
  'no-barrels': findBarrels,
} satisfies Rules

/** `// long: one table, best read whole` within the first lines of a file, or beside a function. */
function longComments(source: Source): { line: number; reason: string }[] {
  return source.comments.flatMap(({ value, start }) => {
    const [, reason] = /^\s*long:(.*)$/s.exec(value) ?? []
    return reason === undefined ? [] : [{ line: source.lineOf(start), reason: reason.trim() }]
  })
}

function findLongFiles({ sources }: Tree): Finding[] {
  return sources.flatMap((source) => {
    const lines = source.text.trimEnd().split('\n').length
    const isExcused = longComments(source).some(({ line }) => line <= 5)
    if (lines <= fileLinesMax || isExcused || isGenerated(source)) return []
    const say = `${lines} lines; split it by what its parts do (limit ${fileLinesMax}, or \`// long: why\` at its top)`
    return [{ path: source.path, say }]
  })
}

function findLongFunctions({ sources }: Tree): Finding[] {
  return sources.flatMap((source) => {
    if (isTestOnly(source.path)) return []
    const excused = new Set(longComments(source).map(({ line }) => line))
    return source.nodes.filter(isFunction).flatMap((node) => {
      const line = source.lineOf(node.start)
      const lines = source.lineOf(node.end) - line + 1
      const isExcused = [line - 1, line, line + 1].some((near) => excused.has(near))
      if (lines <= functionLinesMax || isExcused) return []
      const hasMarkup = source.nodes.some((inner) => isMarkupIn(node, inner))
      const linesMax = hasMarkup ? componentLinesMax : functionLinesMax
      const way = `cut it where its work changes (limit ${linesMax}, or \`// long: why\` above it)`
      const say = `${functionName(source, node)} has ${lines} lines; ${way}`
      return lines <= linesMax ? [] : [{ path: source.path, line, say }]
    })
  })
}

function isFunction({ type }: Node): boolean {
  return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type)
}

function isMarkupIn(node: Node, inner: Node): boolean {
  return (
    /^JSX(Element|Fragment)$/.test(inner.type) && inner.start > node.start && inner.end <= node.end
  )
}

function functionName(source: Source, node: Node): string {
  const parent = source.parentOf(node)
  const named = [node.id, parent?.id, parent?.key].find((one) => isNode(one))
  return nameOf(named) ?? 'this function'
}

function findUnreasoned({ sources }: Tree): Finding[] {
  return sources.flatMap((source) =>
    longComments(source)
      .filter(({ reason }) => reason.length < reasonCharactersMin)
      .map(({ line }) => ({
        path: source.path,
        line,
        say: '`// long:` says why this is best read whole',
      })),
  )
}

/** A file that only hands on what others export. A domain, a channel and a workspace have one face each. */
function findBarrels({ sources }: Tree): Finding[] {
  return sources.flatMap((source) => {
    const place = placeOf(source.path)
    const isPart = place.is === 'domain' || place.is === 'channel'
    const isFace = isPart
      ? place.part === 'index.ts'
      : /^(client|web\/[^/]+)\/index\.ts$/.test(source.path)
    const body = (source.nodes[0]?.body ?? []) as Node[]
    const isBarrel =
      body.some(handsOn) && body.every((one) => one.type === 'ImportDeclaration' || handsOn(one))
    const say = 'this only hands on what others export; import from where it is made'
    return isBarrel && !isFace ? [{ path: source.path, say }] : []
  })
}

function handsOn(statement: Node): boolean {
  if (statement.type === 'ExportAllDeclaration') return true
  const names = (statement.specifiers ?? []) as unknown[]
  return statement.type === 'ExportNamedDeclaration' && !statement.declaration && names.length > 0
}
