/** Rules decide and touch nothing; time, ids and randomness are passed in. */
import { argumentsOf, calledName, isNode, nameOf, type Node, type Source } from './source.ts'
import { isTestOnly, placeOf, type Finding, type Rules, type Tree } from './tree.ts'

export const purityRules = {
  'rules-import-rules': findImpureImports,
  'rules-are-pure': findImpureCalls,
  'time-and-ids-are-passed': findAmbient,
} satisfies Rules

function isPureFile({ path }: Source): boolean {
  return path.startsWith('server/') && !isTestOnly(path) && isPurePath(path)
}

function isPurePath(path: string): boolean {
  return path.includes('/rules/') || /\/permissions?\.ts$/.test(path)
}

/** Calculating with what they are given is all that rules do with these. */
const purePackages = new Set(['zod', 'temporal-polyfill'])

function findImpureImports({ sources }: Tree): Finding[] {
  return sources.filter(isPureFile).flatMap((source) =>
    source.imports
      .filter(({ target, isType }) => {
        const isPure =
          isPurePath(target) || target.startsWith('contracts/') || purePackages.has(target)
        // A type is gone at run time; other packages stay out either way, they are seldom pure.
        return !isPure && !(isType && target.startsWith('server/'))
      })
      .map(({ target, line }) => ({
        path: source.path,
        line,
        say: `this decides and touches nothing; take what ${target} gives as an argument`,
      })),
  )
}

const outside = new Set([
  'process',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto',
  'console',
  'globalThis',
])

function findImpureCalls({ sources }: Tree): Finding[] {
  return sources.filter(isPureFile).flatMap((source) => {
    const ambient = source.nodes.flatMap((node) => ambientOf(node))
    const reached = source.nodes.filter(
      (node) =>
        node.type === 'Identifier' && outside.has(String(node.name)) && isReference(source, node),
    )
    return [...ambient, ...reached.map((node) => ({ node, what: String(node.name) }))].map(
      ({ node, what }) => ({
        path: source.path,
        line: source.lineOf(node.start),
        say: `a rule is pure; take what ${what} gives as an argument`,
      }),
    )
  })
}

/** A name that stands for a thing, not the name of a property or a type. */
function isReference(source: Source, node: Node): boolean {
  const parent = source.parentOf(node)
  if (!parent) return true
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed === true
  if (parent.type === 'Property') return parent.value === node
  return !/^(TS|MethodDefinition|PropertyDefinition|JSXAttribute)/.test(parent.type)
}

function findAmbient({ sources }: Tree): Finding[] {
  const inDomains = sources.filter((source) => {
    const { is } = placeOf(source.path)
    return (is === 'domain' || is === 'channel') && !isTestOnly(source.path) && !isPureFile(source)
  })
  return inDomains.flatMap((source) =>
    source.nodes
      .flatMap((node) => ambientOf(node))
      .map(({ node, what }) => ({
        path: source.path,
        line: source.lineOf(node.start),
        say: `time, ids and randomness are passed in: ctx.now() or ctx.newId(), not ${what}`,
      })),
  )
}

const random = new Set(['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues'])

function ambientOf(node: Node): { node: Node; what: string }[] {
  const isBareDate = isNode(node.callee) && nameOf(node.callee) === 'Date'
  if (isBareDate && argumentsOf(node).length === 0) return [{ node, what: 'new Date()' }]
  const called = calledName(node)
  if (called === undefined) return []
  const full = nameOf(node.callee)
  if (full === 'Date.now' || full === 'Math.random') return [{ node, what: `${full}()` }]
  return random.has(called) ? [{ node, what: `${called}()` }] : []
}
