/** Who may import whom: the map for domains, and the layers of the house for the rest. */
import { mapPath } from './domain-map.ts'
import { reachable } from './map-rules.ts'
import type { Import, Source } from './source.ts'
import {
  isTest,
  isTestOnly,
  placeOf,
  type Finding,
  type Place,
  type Rules,
  type Tree,
} from './tree.ts'

type Given = {
  here: Place
  there: Place
  tree: Tree
  source: Source
  target: string
  request: string
}
type Judge = (given: Given) => string | undefined

export const importRules = {
  'domains-call-along-the-map': everyImport(judgeMap),
  'faces-only': everyImport(judgeFace),
  'domains-know-domains-only': everyImport(judgeDomain),
  'channels-know-no-channel': everyImport(judgeChannel),
  'platform-knows-no-domain': everyImport(judgePlatform),
  'server-knows-no-web-or-tool': everyImport(judgeServer),
  'web-through-contracts': everyImport(judgeWeb),
  'web-apps-apart': everyImport(judgeApps),
  'contracts-stand-alone': everyImport(judgeContracts),
} satisfies Rules

function everyImport(judge: Judge): (tree: Tree) => Finding[] {
  return (tree) =>
    tree.sources.flatMap((source) => {
      const here = placeOf(source.path)
      return source.imports.flatMap(({ target, request, line }: Import) => {
        const say = judge({ here, there: placeOf(target), tree, source, target, request })
        return say === undefined ? [] : [{ path: source.path, line, say }]
      })
    })
}

/** Tests and test kits may build whatever their domain reaches along the map. */
function judgeMap({ here, there, tree, source }: Given): string | undefined {
  if (here.is !== 'domain' || there.is !== 'domain' || here.name === there.name) return undefined
  const isListed = tree.map.domains.get(here.name)?.includes(there.name) ?? false
  if (isListed || (isTestOnly(source.path) && reachable(tree.map, here.name).has(there.name)))
    return undefined
  return `${here.name} may not call ${there.name}; list it in ${mapPath}, or react to its events`
}

function judgeFace({ here, there, source, target }: Given): string | undefined {
  if (there.is !== 'domain' && there.is !== 'channel') return undefined
  if (here.is === there.is && here.name === there.name) return undefined
  if (/^index\.tsx?$/.test(there.part)) return undefined
  const mayUseKits = isTestOnly(source.path) || here.is === 'tool'
  if (mayUseKits && /^test-kit(\.ts|\/)/.test(there.part)) return undefined
  return `import the public face, server/${there.is}s/${there.name}/index.ts, not ${target}`
}

function judgeDomain({ here, there, target }: Given): string | undefined {
  if (here.is !== 'domain' || (there.is !== 'channel' && there.is !== 'process')) return undefined
  return `domains know neither channels nor processes; let the caller pass in what ${target} gives`
}

function judgeChannel({ here, there, target }: Given): string | undefined {
  if (here.is !== 'channel' || (there.is !== 'channel' && there.is !== 'process')) return undefined
  if (there.is === 'channel' && there.name === here.name) return undefined
  return `a channel knows domains and platform only; move what both need out of ${target}`
}

function judgePlatform({ here, there, target }: Given): string | undefined {
  if (here.is !== 'platform') return undefined
  const isAbove = there.is === 'domain' || there.is === 'channel' || there.is === 'process'
  if (!isAbove && target !== mapPath) return undefined
  return `platform knows no domain; take what ${target} gives as an argument`
}

function judgeServer({ here, there, source, target }: Given): string | undefined {
  const isServer = source.path.startsWith('server/')
  if (!isServer || here.is === 'tool' || (there.is !== 'web' && there.is !== 'tool'))
    return undefined
  return `the server runs without ${target}; move the piece to contracts/ or server/platform/`
}

function judgeWeb({ here, target }: Given): string | undefined {
  if (here.is !== 'web' || !/^(server|demo|bench)(\/|$)/.test(target)) return undefined
  return `the web talks to the server through contracts/ only, not ${target}`
}

function judgeApps({ here, there }: Given): string | undefined {
  const ground = ['sync', 'ui']
  if (here.is !== 'web' || there.is !== 'web' || here.app === there.app) return undefined
  if (ground.includes(there.app)) return undefined
  return `web/${here.app} does not know web/${there.app}; move the piece to web/ui or web/sync`
}

function judgeContracts({ here, there, source, request, target }: Given): string | undefined {
  if (here.is !== 'contracts' || there.is === 'contracts') return undefined
  const isForTests =
    isTest(source.path) && (request.startsWith('node:') || request === 'fast-check')
  if (request === 'zod' || isForTests) return undefined
  return `contracts import zod and each other, not ${target}: both sides must be able to run them`
}
