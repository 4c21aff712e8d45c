/** All the files that tidy judges, each with its place in the house. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join, normalize } from 'node:path'
import { type DomainMap, readDomainMap } from './domain-map.ts'
import { readSource, type Source } from './source.ts'

export type Tree = {
  root: string
  sources: readonly Source[]
  /** What is not code but is read by people or by PostgreSQL: Markdown, SQL, CSS, HTML. */
  texts: readonly { path: string; text: string }[]
  map: DomainMap
}

export type Finding = { path: string; line?: number; say: string }
/** Rules by name; each names what is wrong and what to do about it. */
export type Rules = Record<string, (tree: Tree) => Finding[]>

export type Place =
  | { is: 'contracts' }
  | { is: 'domain'; name: string; part: string }
  | { is: 'channel'; name: string; part: string }
  | { is: 'platform'; part: string }
  | { is: 'process' }
  | { is: 'web'; app: string }
  | { is: 'tool' }
  | { is: 'elsewhere' }

const skippedFolders = new Set([
  'node_modules',
  'dist',
  'data',
  'test-results',
  'playwright-report',
  'coverage',
])
const codeEndings = new Set(['.ts', '.tsx', '.js', '.mjs'])
const textEndings = new Set(['.md', '.sql', '.css', '.html'])

export function readTree(root: string): Tree {
  const paths = listFiles(root)
  const resolve = resolver(root)
  const sources = paths
    .filter((path) => codeEndings.has(extname(path)))
    .map((path) => readSource(root, path, resolve))
  const texts = paths
    .filter((path) => textEndings.has(extname(path)))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
  return { root, sources, texts, map: readDomainMap(sources) }
}

function listFiles(root: string, folder = ''): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name
    if (entry.isFile()) return [path]
    // A dot folder holds caches and the history. `data` is a data folder at the root only.
    const isSkipped = skippedFolders.has(entry.name) && (entry.name !== 'data' || folder === '')
    if (!entry.isDirectory() || entry.name.startsWith('.') || isSkipped) return []
    return listFiles(root, path)
  })
}

/** Turns what a file imports into a path from the root: relative ones, and our own workspaces by name. */
function resolver(root: string): (from: string, request: string) => string {
  const folders = new Map<string, string>()
  for (const folder of ['contracts', 'server', ...webFolders(root)]) {
    const manifest = join(root, folder, 'package.json')
    if (existsSync(manifest)) {
      const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }
      if (name) folders.set(name, folder)
    }
  }
  return (from, request) => {
    if (request.startsWith('.'))
      return normalize(join(dirname(from), request)).replaceAll('\\', '/')
    const [, name, rest] = /^(@[^/]+\/[^/]+|[^/]+)(?:\/(.*))?$/.exec(request) ?? []
    const folder = name === undefined ? undefined : folders.get(name)
    if (folder === undefined) return request
    if (rest === undefined) return folder
    const path = `${folder}/${rest}`
    const known = [path, `${path}.ts`, `${path}.tsx`].find(
      (one) => extname(one) && existsSync(join(root, one)),
    )
    return known ?? path
  }
}

function webFolders(root: string): string[] {
  const folder = join(root, 'web')
  return existsSync(folder) ? readdirSync(folder).map((name) => `web/${name}`) : []
}

export function placeOf(path: string): Place {
  const [first = '', second = '', third = '', ...rest] = path.split('/')
  if (first === 'contracts') return { is: 'contracts' }
  if (first === 'web') return { is: 'web', app: second }
  if (['scripts', 'demo', 'bench', 'e2e'].includes(first)) return { is: 'tool' }
  if (first !== 'server') return { is: 'elsewhere' }
  if (second === 'platform') return { is: 'platform', part: [third, ...rest].join('/') }
  if (second === 'processes') return { is: 'process' }
  if (rest.length === 0) return { is: 'elsewhere' }
  if (second === 'domains') return { is: 'domain', name: third, part: rest.join('/') }
  if (second === 'channels') return { is: 'channel', name: third, part: rest.join('/') }
  return { is: 'elsewhere' }
}

export function isTest(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path)
}

/** Tests and what only tests use. */
export function isTestOnly(path: string): boolean {
  return isTest(path) || /(^|\/)test-kit(\.tsx?$|\/)/.test(path)
}

/** Made by a program: no person keeps it short. */
export function isGenerated(source: { text: string }): boolean {
  return /generated/i.test(source.text.slice(0, 300).split('\n', 3).join('\n'))
}
