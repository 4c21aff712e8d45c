/** The map of domains: complete, and without circles. */
import { mapPath } from './domain-map.ts'
import { placeOf, type Finding, type Rules, type Tree } from './tree.ts'

export const mapRules = {
  'map-is-plain': ({ map }) => map.faults.map((say) => ({ path: mapPath, say })),
  'map-has-no-circles': findCircles,
  'map-lists-every-domain': findUnlisted,
} satisfies Rules

function findCircles({ map }: Tree): Finding[] {
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (map.domains.get(from) ?? []).some(
      (next) => next === to || (!seen.has(next) && reaches(next, to, seen.add(next))),
    )
  return [...map.domains.keys()]
    .filter((name) => reaches(name, name))
    .map((name) => ({
      path: mapPath,
      line: map.lineOf(`domains.${name}`),
      say: `${name} calls itself in a circle; let one of them react to the other's events instead`,
    }))
}

function findUnlisted({ sources, map }: Tree): Finding[] {
  const folders = new Set(
    sources.flatMap(({ path }) => {
      const place = placeOf(path)
      return place.is === 'domain' ? [place.name] : []
    }),
  )
  const unlisted = [...folders].filter((name) => !map.domains.has(name))
  const unknown = [...map.domains].flatMap(([name, callees]) =>
    callees.filter((callee) => !map.domains.has(callee)).map((callee) => [name, callee] as const),
  )
  return [
    ...unlisted.map((name) => ({
      path: mapPath,
      say: `server/domains/${name} is not in the map; add it with the domains it may call`,
    })),
    ...unknown.map(([name, callee]) => ({
      path: mapPath,
      line: map.lineOf(`domains.${name}`),
      say: `${name} lists ${callee}, which is no domain of the map`,
    })),
  ]
}

/** Every domain that can be reached from this one along the map. */
export function reachable(map: Tree['map'], from: string): Set<string> {
  const found = new Set<string>()
  const visit = (name: string) => {
    for (const next of map.domains.get(name) ?? []) {
      if (!found.has(next)) {
        found.add(next)
        visit(next)
      }
    }
  }
  visit(from)
  return found
}
