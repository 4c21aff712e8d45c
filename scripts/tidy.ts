/**
 * Checks what no linter knows: who may import whom, where SQL may stand, what things are called.
 * Each rule says what to do, and has a planted fault as its own test in `tidy.test.ts`.
 */
import { dangerRules } from './tidy/danger-rules.ts'
import { importRules } from './tidy/import-rules.ts'
import { leftoverRules } from './tidy/leftover-rules.ts'
import { mapRules } from './tidy/map-rules.ts'
import { nameRules } from './tidy/name-rules.ts'
import { processRules } from './tidy/process-rules.ts'
import { purityRules } from './tidy/purity-rules.ts'
import { queryRules } from './tidy/query-rules.ts'
import { shapeRules } from './tidy/shape-rules.ts'
import { tableRules } from './tidy/table-rules.ts'
import { readTree, type Finding, type Rules, type Tree } from './tidy/tree.ts'
import { wordRules } from './tidy/word-rules.ts'

export type Problem = Required<Finding> & { rule: string }

export const rules: Rules = {
  'sees-files': findNothing,
  'files-parse': findUnreadable,
  ...mapRules,
  ...importRules,
  ...purityRules,
  ...queryRules,
  ...tableRules,
  ...processRules,
  ...shapeRules,
  ...nameRules,
  ...wordRules,
  ...dangerRules,
  ...leftoverRules,
}

/** Judges the tree under `root`: what is wrong, where, and what to do. Empty when all is well. */
export function tidy(root: string): Problem[] {
  const tree = readTree(root)
  const found = Object.entries(rules).flatMap(([rule, find]) =>
    find(tree).map((one) => ({ rule, line: 1, ...one })),
  )
  const distinct = new Map(found.map((one) => [JSON.stringify(one), one]))
  return [...distinct.values()].sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line)
}

/** A check that looks at nothing passes for the wrong reason. */
function findNothing({ sources }: Tree): Finding[] {
  return ['contracts', 'server']
    .filter((folder) => !sources.some(({ path }) => path.startsWith(`${folder}/`)))
    .map((folder) => ({ path: folder, say: 'tidy saw no file of it: it looks in the wrong place' }))
}

function findUnreadable({ sources }: Tree): Finding[] {
  return sources.flatMap(({ path, errors }) => errors.map((say) => ({ path, say })))
}

if (import.meta.main) {
  const problems = tidy(new URL('..', import.meta.url).pathname)
  for (const { path, line, say, rule } of problems)
    console.error(`${path}:${line}  ${say}  [${rule}]`)
  if (problems.length > 0) console.error(`${problems.length} problems`)
  process.exitCode = problems.length === 0 ? 0 : 1
}
