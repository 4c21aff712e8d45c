import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

type Profile = {
  nodes: {
    id: number
    callFrame: { functionName: string; url: string; lineNumber: number }
    children?: number[]
  }[]
  samples: number[]
  timeDeltas: number[]
}

export type ProfileSummary = {
  busyMs: number
  idleMs: number
  /** Time spent in the function itself, and in it with all it calls. */
  functions: { name: string; place: string; selfMs: number; totalMs: number }[]
  /** Self time by package or part of our tree. */
  parts: { part: string; selfMs: number }[]
}

/** Reads the V8 CPU profiles of a folder (`--cpu-prof`) and adds them up. */
export function summariseProfiles(folder: string): ProfileSummary {
  const files = readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'))
  const self = new Map<string, number>()
  const total = new Map<string, number>()
  const parts = new Map<string, number>()
  let idleMs = 0
  let busyMs = 0
  const add = (map: Map<string, number>, key: string, ms: number) =>
    map.set(key, (map.get(key) ?? 0) + ms)
  for (const file of files) {
    const profile = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Profile
    const byId = new Map(profile.nodes.map((node) => [node.id, node]))
    const parentOf = new Map(
      profile.nodes.flatMap((node) =>
        (node.children ?? []).map((child) => [child, node.id] as const),
      ),
    )
    const selfOfNode = new Map<number, number>()
    profile.samples.forEach((id, at) =>
      selfOfNode.set(id, (selfOfNode.get(id) ?? 0) + (profile.timeDeltas[at] ?? 0) / 1000),
    )
    for (const [id, ms] of selfOfNode) {
      const { functionName } = byId.get(id)!.callFrame
      if (functionName === '(idle)') {
        idleMs += ms
        continue
      }
      busyMs += ms
      const key = keyOf(byId.get(id)!)
      add(self, key, ms)
      add(parts, partOf(byId.get(id)!.callFrame.url, functionName), ms)
      const counted = new Set<string>()
      for (let at: number | undefined = id; at !== undefined; at = parentOf.get(at)) {
        const name = keyOf(byId.get(at)!)
        if (!counted.has(name)) add(total, name, ms)
        counted.add(name)
      }
    }
  }
  const functions = [...total].map(([key, totalMs]) => {
    const [name = '', place = ''] = key.split(' @ ')
    return { name, place, selfMs: self.get(key) ?? 0, totalMs }
  })
  return {
    busyMs,
    idleMs,
    functions: functions.sort((a, b) => b.selfMs - a.selfMs),
    parts: [...parts]
      .map(([part, selfMs]) => ({ part, selfMs }))
      .sort((a, b) => b.selfMs - a.selfMs),
  }
}

function keyOf({ callFrame: { functionName, url, lineNumber } }: Profile['nodes'][number]): string {
  return `${functionName || '(anonymous)'} @ ${shortUrl(url)}:${lineNumber + 1}`
}

function shortUrl(url: string): string {
  return url
    .replace(/^file:\/\//, '')
    .replace(/^.*\/node_modules\//, '')
    .replace(/^.*\/(server|contracts)\//, '$1/')
}

function partOf(url: string, functionName: string): string {
  const short = shortUrl(url)
  if (short === '') return functionName
  if (short.startsWith('node:'))
    return short.split('/')[0] === 'node:internal' ? short.split('/').slice(0, 2).join('/') : short
  if (short.startsWith('server/') || short.startsWith('contracts/')) return short
  return short
    .split('/')
    .slice(0, short.startsWith('@') ? 2 : 1)
    .join('/')
}
