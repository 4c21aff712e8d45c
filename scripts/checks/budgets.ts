/**
 * How many bytes of script a browser loads, against what each application's `budget.json` allows:
 *   { "dist/loader.js": 2048, "first-load": 215040, "first-load + shell-*.js + list-*.js": 215040 }
 * A budget names files of the application, or `first-load`: the scripts that index.html names and all
 * they import at once, lazy parts left out; with ` + ` the lazy parts that a first screen needs as well,
 * as files of dist/assets. Sizes are of `gzip -9`.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'oxc-parser'
import { root } from './run-command.ts'
import { orNothingSeen, type Outcome } from './step.ts'

export const webApps = ['web/desk', 'web/widget'] as const

export async function checkBudgets(): Promise<Outcome> {
  const measured = webApps.flatMap((app) => {
    const budgets = measure(app)
    if (budgets.length === 0)
      throw new Error(`${app} has no budget.json that says how large it may grow`)
    return budgets.map((one) => ({ app, ...one }))
  })
  const lines = measured.map(({ app, name, bytes, bytesMax }) => {
    const verdict = bytes <= bytesMax ? 'within' : 'OVER'
    return `${app} ${name}: ${bytes} bytes, ${verdict} ${bytesMax}`
  })
  const failed = measured.filter(({ bytes, bytesMax }) => bytes > bytesMax).length
  const figures = lines.join('\n')
  const outcome = { passed: measured.length - failed, failed, output: figures, figures }
  return orNothingSeen(outcome, 'budgets')
}

type Measured = { name: string; bytes: number; bytesMax: number }

/** Measures one application, given by its path from the root or as an absolute one. */
export function measure(app: string): Measured[] {
  const folder = resolve(root, app)
  const file = join(folder, 'budget.json')
  if (!existsSync(file)) return []
  const budget = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>
  return Object.entries(budget).map(([name, bytesMax]) => {
    const [first, ...lazy] = name.split(' + ')
    const files =
      first === 'first-load' ? load(join(folder, 'dist'), lazy) : findFiles(folder, name)
    const bytes = files.reduce((sum, path) => sum + gzipBytes(path), 0)
    return { name, bytes, bytesMax }
  })
}

function findFiles(folder: string, pattern: string): string[] {
  const files = globSync(pattern, { cwd: folder })
  if (files.length === 0) throw new Error(`budget.json: there is no file ${pattern} in ${folder}`)
  return files.map((path) => join(folder, path))
}

function gzipBytes(path: string): number {
  return gzipSync(readFileSync(path), { level: 9 }).length
}

/** The page's scripts, the lazy ones asked for, and all that these import at once, each once. */
function load(dist: string, lazy: readonly string[]): string[] {
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const urls = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, url = '']) => url)
  if (urls.length === 0) throw new Error(`${dist}/index.html names no script`)
  const seeds = [
    ...urls.map((url) => fileOf(dist, url)),
    ...lazy.flatMap((pattern) => findFiles(join(dist, 'assets'), pattern)),
  ]
  const found = new Set<string>()
  const visit = (path: string) => {
    if (found.has(path)) return
    found.add(path)
    for (const request of staticImports(path)) visit(join(dirname(path), basename(request)))
  }
  for (const path of seeds) visit(path)
  return [...found]
}

function staticImports(path: string): string[] {
  const { module } = parseSync(path, readFileSync(path, 'utf8'))
  const exported = module.staticExports.flatMap((one) => one.entries)
  return [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...exported.flatMap((entry) => entry.moduleRequest?.value ?? []),
  ]
}

/** The page names its files by URL, below whatever base; in `dist` names carry a hash and are alone. */
function fileOf(dist: string, url: string): string {
  const [path] = globSync(`**/${basename(url)}`, { cwd: dist })
  if (path === undefined) throw new Error(`${url} of index.html is not in ${dist}`)
  return join(dist, path)
}
