/** Text never becomes markup, strings never become code, and there is one way out. */
import { argumentsOf, calledName, isNode, nameOf, type Node } from './source.ts'
import { isTestOnly, placeOf, type Finding, type Rules, type Tree } from './tree.ts'

export const dangerRules = {
  'text-is-never-html': (tree) =>
    findNodes(tree, markup, 'text is never HTML; build elements, or set textContent'),
  'strings-are-never-code': (tree) =>
    findNodes(tree, evaluation, 'a string is never run; write the code, or a table of functions'),
  'pages-carry-no-code': findInlineCode,
  'one-way-out': findOtherWaysOut,
} satisfies Rules

function findNodes(
  { sources }: Tree,
  find: (node: Node) => string | undefined,
  why: string,
): Finding[] {
  return sources.flatMap((source) => {
    // A journey may read the page it tests.
    if (placeOf(source.path).is === 'tool' && !source.path.startsWith('demo/')) return []
    return source.nodes.flatMap((node) => {
      const what = find(node)
      return what === undefined
        ? []
        : [{ path: source.path, line: source.lineOf(node.start), say: `${what}: ${why}` }]
    })
  })
}

const sinks =
  /^(dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|srcdoc|srcDoc|createContextualFragment|setHTMLUnsafe)$/

function markup(node: Node): string | undefined {
  const name = node.name ?? (node.type === 'Literal' ? node.value : undefined)
  if (typeof name === 'string' && sinks.test(name)) return name
  const called = nameOf(node.callee)
  return called !== undefined && /(^|\.)document\.write(ln)?$/.test(called) ? called : undefined
}

function evaluation(node: Node): string | undefined {
  const isCall = node.type === 'CallExpression' || node.type === 'NewExpression'
  if (!isCall || !isNode(node.callee)) return undefined
  const name = (nameOf(node.callee) ?? '').replace(/^(globalThis|window|self)\./, '')
  if (name === 'eval' || name === 'Function') return name
  const isTimer = /^set(Timeout|Interval)$/.test(calledName(node) ?? '')
  const [first] = argumentsOf(node)
  const isText = first?.type === 'TemplateLiteral' || typeof first?.value === 'string'
  return isTimer && isText ? `${name} with a string` : undefined
}

const inlineCode = /<script(?![^>]*\ssrc=)[^>]*>|<style\b|\s(style|on[a-z]+)="/i

/** Our pages forbid inline code to the browser; what stands there would not run. */
function findInlineCode({ texts }: Tree): Finding[] {
  const pages = texts.filter(({ path }) => path.startsWith('web/') && path.endsWith('.html'))
  return pages.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const [found] = inlineCode.exec(line) ?? []
      const say = `"${found?.trim()}": the page's policy forbids inline code; put it into a file`
      return found === undefined ? [] : [{ path, line: index + 1, say }]
    }),
  )
}

const egressFolder = 'server/platform/egress/'

/** Calls to other hosts are checked and bounded in one place; nothing else on the server makes one. */
function findOtherWaysOut({ sources }: Tree): Finding[] {
  const watched = sources.filter(
    ({ path }) =>
      path.startsWith('server/') &&
      !path.startsWith(egressFolder) &&
      !isTestOnly(path) &&
      // There rules-are-pure says it already.
      !path.includes('/rules/'),
  )
  return watched.flatMap((source) =>
    source.nodes.flatMap((node) => {
      const what = wayOut(node)
      const say = `${what}: call other hosts through ctx.egress (${egressFolder}), which checks where it leads`
      return what === undefined ? [] : [{ path: source.path, line: source.lineOf(node.start), say }]
    }),
  )
}

function wayOut(node: Node): string | undefined {
  if (node.type === 'CallExpression') {
    const name = nameOf(node.callee) ?? ''
    return /^(globalThis\.)?fetch$|^https?\.(request|get)$/.test(name) ? name : undefined
  }
  if (node.type !== 'ImportDeclaration' || node.importKind === 'type') return undefined
  const from = String((node.source as Node | null)?.value ?? '')
  if (from === 'undici') return from
  if (!/^(node:)?(https?|http2)$/.test(from)) return undefined
  const names = (node.specifiers as Node[]).map((one) =>
    String((one.imported as Node | undefined)?.name ?? '*'),
  )
  const risky = names.find((name) => /^(\*|request|get|connect)$/.test(name))
  return risky === undefined ? undefined : `${risky} of ${from}`
}
