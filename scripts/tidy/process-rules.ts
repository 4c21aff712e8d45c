/** Only processes start, stop and listen; everything else is given what it needs. */
import { argumentsOf, calledName, isNode, nameOf, type Node } from './source.ts'
import { isTestOnly, placeOf, type Finding, type Rules, type Tree } from './tree.ts'

export const processRules = { 'processes-start-things': findStarters } satisfies Rules

const ofProcess = /^process\.(on|once|addListener|exit|abort|exitCode)$/
/** Listens for a moment, in tests and benchmarks, to learn which port is free. */
const portFinder = 'server/platform/database/debian.ts'

function findStarters({ sources }: Tree): Finding[] {
  return sources.flatMap((source) => {
    const isWatched =
      /^(server|contracts)\//.test(source.path) && placeOf(source.path).is !== 'process'
    if (!isWatched || isTestOnly(source.path) || source.path === portFinder) return []
    return source.nodes.flatMap((node) => {
      const what = startOf(node)
      if (what === undefined) return []
      const say = `only server/processes/ starts and stops; move ${what} there, or return a function it can call`
      return [{ path: source.path, line: source.lineOf(node.start), say }]
    })
  })
}

function startOf(node: Node): string | undefined {
  const isMethod = isNode(node.callee) && node.callee.type === 'MemberExpression'
  if (isMethod && calledName(node) === 'listen') return 'listen()'
  // What holds a child or a file may let go of it at the very end; it decides nothing by that.
  const isLastWord = argumentsOf(node)[0]?.value === 'exit'
  const called = node.type === 'CallExpression' && !isLastWord ? node.callee : undefined
  const assigned = node.type === 'AssignmentExpression' ? node.left : undefined
  const name = nameOf(called ?? assigned)
  return name !== undefined && ofProcess.test(name) ? name : undefined
}
