/** One word for each thing: docs/vocabulary.md. Other words for our things stay out of code and interfaces. */
import type { Node, Source } from './source.ts'
import { placeOf, type Finding, type Rules, type Tree } from './tree.ts'

export const wordRules = {
  'our-words': findStrayWords,
  'our-chinese-words': findStrayChinese,
} satisfies Rules

/** `where` tells how far a word is ours to forbid: "an operator" in prose may be a plus sign. */
const avoided: {
  /** As it stands among plain words; with its plural. */
  word: string
  /** Where the word alone may be another one: "it leads to", `const lead = () => …`. */
  shape?: RegExp
  say: string
  where: 'names' | 'strings' | 'names and strings' | 'everywhere'
}[] = [
  { word: 'ticket', say: 'case or conversation', where: 'everywhere' },
  { word: 'visitor', say: 'customer', where: 'everywhere' },
  { word: 'inbox', say: 'line, queue or list', where: 'everywhere' },
  { word: 'tenant', say: 'business', where: 'everywhere' },
  { word: 'staff member', say: 'agent', where: 'everywhere' },
  { word: 'canned response', say: 'quick reply', where: 'everywhere' },
  {
    word: 'operator',
    say: 'agent',
    where: 'names and strings',
    shape: / operators |\w operator | operator (id|name|count|status|role)s? /,
  },
  // In code it may be a part of a screen, or npm's; in a sentence it would be the business.
  {
    word: 'workspace',
    say: 'business',
    where: 'strings',
    shape: /\w workspaces? | workspaces? \w/,
  },
  {
    word: 'lead',
    say: 'customer',
    where: 'names',
    shape: / leads |\w lead | lead (id|name|count|status|source|score)s? /,
  },
]

const avoidedChinese: Record<string, string> = {
  坐席: '客服',
  座席: '客服',
  话务员: '客服',
  收件箱: '会话列表或线路',
  租户: '企业',
  工作区: '企业',
  工作空间: '企业',
  用户: '客户或客服',
  联系人: '客户',
  游客: '客户',
  聊天室: '会话',
  罐头回复: '快捷回复',
  预设回复: '快捷回复',
  聊天组件: '挂件',
  负责人: '负责客服',
  领取: '认领',
  转交: '分配',
  对客户显示的名字: '对外称呼',
}

/** In what the product says these are our things; people in the demo's story have parcels and accounts of their own. */
const avoidedInInterfaces: Record<string, string> = {
  账号: '客服',
  改派: '分配',
}

/** Texts that are about the words themselves, or about npm's and PostgreSQL's own. */
function isExcused(path: string): boolean {
  return /^(scripts\/(tidy\/|tidy\.)|docs\/(vocabulary\.md|adr\/))/.test(path)
}

function findStrayWords(tree: Tree): Finding[] {
  const inCode = tree.sources.filter(({ path }) => !isExcused(path)).flatMap(findInCode)
  const inTexts = tree.texts
    .filter(({ path }) => !isExcused(path))
    .flatMap(({ path, text }) => {
      // Between backticks Markdown quotes what is not ours to name.
      const read = path.endsWith('.md') ? text.replaceAll(/```[^]*?```|`[^`\n]*`/g, '') : text
      return read.split('\n').flatMap((line, index) => judge(path, index + 1, line, ['everywhere']))
    })
  return [...inCode, ...inTexts]
}

function findInCode(source: Source): Finding[] {
  const { path, lineOf } = source
  // Tools speak of npm's workspaces and of SQL's operators, and no customer reads them.
  const isScript = placeOf(path).is === 'tool' && !path.startsWith('demo/')
  const isTool = isScript || path.endsWith('.config.ts')
  const inBoth = isTool ? ['everywhere'] : ['everywhere', 'names and strings']
  const foreign = foreignNames(source)
  const names = source.nodes.filter(
    (node) => node.type === 'Identifier' && !foreign.has(String(node.name)),
  )
  const inNames = names.flatMap((node) =>
    judge(path, lineOf(node.start), String(node.name), [...inBoth, 'names']),
  )
  const inStrings = source.strings.flatMap(({ text, line }) =>
    judge(path, line, text, isTool ? inBoth : [...inBoth, 'strings']),
  )
  const inComments = source.comments.flatMap(({ value, start }) =>
    judge(path, lineOf(start), value, ['everywhere']),
  )
  return [...inNames, ...inStrings, ...inComments]
}

/** Names that packages gave: `BinaryOperator` of Kysely is not ours to change. */
function foreignNames(source: Source): Set<string> {
  const isForeign = (node: Node) => {
    const request = String((node.source as Node | null)?.value ?? '')
    return node.type === 'ImportDeclaration' && !/^(\.|@yingsheng\/|#)/.test(request)
  }
  const specifiers = source.nodes.filter(isForeign).flatMap((node) => node.specifiers as Node[])
  return new Set(
    specifiers.flatMap((one) =>
      [one.local, one.imported].map((name) => String((name as Node | undefined)?.name ?? '')),
    ),
  )
}

function judge(path: string, line: number, text: string, levels: readonly string[]): Finding[] {
  const words = ` ${splitWords(text)} `
  return avoided
    .filter(
      ({ word, where, shape = new RegExp(` ${word}s? `) }) =>
        levels.includes(where) && shape.test(words),
    )
    .map(({ word, say }) => ({ path, line, say: `say "${say}", not "${word}"` }))
}

/** `newTicketCount`, `TICKET_COUNT` and `ticket-count` are the words new, ticket and count. */
function splitWords(text: string): string {
  return text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[^A-Za-z]+/g, ' ')
    .toLowerCase()
}

function findStrayChinese(tree: Tree): Finding[] {
  return tree.sources.flatMap((source) => {
    if (isExcused(source.path)) return []
    const isStory = source.path.startsWith('demo/')
    const ours = isStory ? avoidedChinese : { ...avoidedChinese, ...avoidedInInterfaces }
    return source.strings.flatMap(({ text, line }) => {
      const found = Object.entries(ours)
        .filter(([word]) => text.includes(word))
        .map(([word, say]) => `用“${say}”，不用“${word}”`)
      // A nameless customer is called 访客 12; in sentences he is 客户.
      const isFallbackName = /^访客[\s#]*(\d+|\$\{\})?$/.test(text.trim())
      if (text.includes('访客') && !isFallbackName)
        found.push('“访客”只作无名客户的名字，句子里用“客户”')
      return found.map((say) => ({ path: source.path, line, say }))
    })
  })
}
