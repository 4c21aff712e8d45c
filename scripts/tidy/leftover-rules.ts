/** Nothing is left over: no test is passed by, no work is promised, no machine is named. */
import { argumentsOf, calledName, isNode, nameOf, type Node, type Source } from './source.ts'
import { isTest, type Finding, type Rules, type Tree } from './tree.ts'

export const leftoverRules = {
  'every-test-runs': findPassedBy,
  'nothing-unfinished': findUnfinished,
  'no-machine-paths': findMachinePaths,
} satisfies Rules

const passing = new Set(['only', 'skip', 'todo', 'fixme'])
const runners = /^(test|it|describe|suite|t|context)(\.|$)/

function findPassedBy({ sources }: Tree): Finding[] {
  return sources
    .filter(({ path }) => isTest(path))
    .flatMap((source) =>
      source.nodes.flatMap((node) => {
        const how = passedBy(node)
        if (how === undefined) return []
        return [
          {
            path: source.path,
            line: source.lineOf(node.start),
            say: `every test runs always; take "${how}" away`,
          },
        ]
      }),
    )
}

function passedBy(node: Node): string | undefined {
  if (node.type !== 'CallExpression' || !runners.test(nameOf(node.callee) ?? '')) return undefined
  const called = calledName(node) ?? ''
  if (passing.has(called)) return called
  const options = argumentsOf(node).filter(({ type }) => type === 'ObjectExpression')
  const properties = options.flatMap((one) => one.properties as Node[])
  return properties.flatMap((one) => passingOption(one) ?? [])[0]
}

/** `skip: true` and its like. A condition is another thing: what one database lacks, the other runs. */
function passingOption({ key, value }: Node): string | undefined {
  const name = isNode(key) ? nameOf(key) : undefined
  const isCondition = name === 'skip' && isNode(value) && !value.type.endsWith('Literal')
  return name !== undefined && passing.has(name) && !isCondition ? name : undefined
}

// Put together here so that this file does not find itself.
const marks = new RegExp(
  String.raw`\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\b`,
)
const promises =
  /\b(coming soon|not (yet )?implemented|lorem ipsum|placeholder (page|screen))\b|敬请期待|待实现|功能开发中/i

function findUnfinished(tree: Tree): Finding[] {
  const say = 'finish it, or file it as an issue; the tree holds no promises'
  return everyLine(tree, ({ text, kind }) => {
    const found = (kind === 'string' ? undefined : marks.exec(text)) ?? promises.exec(text)
    return found ? `"${found[0]}": ${say}` : undefined
  })
}

const machinePath = /(^|[\s"'`(=:])(\/(root|work|home\/[a-z][\w-]*|Users\/\w+)\/[\w.-]+)/

function findMachinePaths(tree: Tree): Finding[] {
  return everyLine(tree, ({ text }) => {
    const [, , path] = machinePath.exec(text) ?? []
    return path === undefined
      ? undefined
      : `"${path}" is a path of one machine; say it relative to the root`
  })
}

type Line = { text: string; kind: 'comment' | 'string' | 'text' }

/** Judges comments and strings of code line by line, and other texts whole. */
function everyLine({ sources, texts }: Tree, judge: (line: Line) => string | undefined): Finding[] {
  const found: Finding[] = []
  const look = (path: string, first: number, text: string, kind: Line['kind']) => {
    for (const [index, line] of text.split('\n').entries()) {
      const say = judge({ text: line, kind })
      if (say !== undefined) found.push({ path, line: first + index, say })
    }
  }
  for (const source of sources.filter(({ path }) => !isAboutTidy(path))) lookAtCode(source, look)
  for (const { path, text } of texts) look(path, 1, text, 'text')
  return found
}

function lookAtCode(
  source: Source,
  look: (path: string, first: number, text: string, kind: Line['kind']) => void,
) {
  for (const { value, start } of source.comments)
    look(source.path, source.lineOf(start), value, 'comment')
  for (const { text, line } of source.strings) look(source.path, line, text, 'string')
}

/** tidy's own words and planted faults. */
function isAboutTidy(path: string): boolean {
  return /^scripts\/tidy(\/|\.test\.ts$)/.test(path)
}
