/** Names of files, folders and events. */
import { basename } from 'node:path'
import { argumentsOf, calledName } from './source.ts'
import { placeOf, type Finding, type Rules, type Tree } from './tree.ts'

export const nameRules = {
  'names-are-kebab-case': findOddCase,
  'names-say-what': findEmptyNames,
  'events-are-facts': findVagueEvents,
} satisfies Rules

/** `line-form.test.ts`, `index.tsx`; and `$conversationId.tsx` or `__root.tsx`, as a file router reads them. */
const kebab = /^(\$[a-zA-Z]+|_{0,2}[a-z0-9]+(-[a-z0-9]+)*)(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
const saysNothing =
  /^(utils?|helpers?|common|shared|misc|types|managers?|services?|base)$|^base-|-(utils?|helpers?|manager|service)$/

/** Our code only: Markdown has capitals by custom, migrations are judged by their own rule. */
function codePaths({ sources, texts }: Tree): string[] {
  const paths = [...sources, ...texts].map(({ path }) => path)
  return paths.filter((path) => placeOf(path).is !== 'elsewhere' && !path.endsWith('.md'))
}

function findOddCase(tree: Tree): Finding[] {
  return codePaths(tree)
    .filter((path) => path.split('/').some((part) => !kebab.test(part)))
    .map((path) => ({ path, say: 'names of files and folders are kebab-case' }))
}

function findEmptyNames(tree: Tree): Finding[] {
  return codePaths(tree).flatMap((path) => {
    const parts = [...path.split('/').slice(1, -1), basename(path).split('.')[0] ?? '']
    const empty = parts.find((part) => saysNothing.test(part))
    return empty === undefined ? [] : [{ path, say: `"${empty}" says nothing; name what is in it` }]
  })
}

const irregular = new Set(
  'sent read begun left lost held taken given put set made kept told heard won sold paid met found hung written spoken bound built chosen drawn driven known shown split cut shut withdrawn'.split(
    ' ',
  ),
)

/** `conversation.assigned`, `agent.signed-in`: what it is about, and what has happened to it. */
function findVagueEvents({ sources }: Tree): Finding[] {
  return sources.flatMap((source) => {
    if (placeOf(source.path).is !== 'contracts') return []
    return source.nodes.flatMap((node) => {
      const name = calledName(node) === 'event' ? argumentsOf(node)[1]?.value : undefined
      if (typeof name !== 'string') return []
      const [, fact = ''] = /^[a-z]+(?:-[a-z]+)*\.([a-z]+(?:-[a-z]+)*)$/.exec(name) ?? []
      const isPast = fact.split('-').some((word) => word.endsWith('ed') || irregular.has(word))
      if (isPast && !/^(updated|modified)$/.test(fact)) return []
      const say = `"${name}" is no fact; an event is object.past-tense and says what happened, never "updated"`
      return [{ path: source.path, line: source.lineOf(node.start), say }]
    })
  })
}
