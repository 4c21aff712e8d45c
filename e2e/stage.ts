/** What the set-up of a run has prepared for its journeys: the demo shop, and agents who are signed in. */
import type { CastName } from './people/cast.ts'

export type SignedIn = { id: string; name: string; email: string; cookie: string }
export type Stage = {
  url: string
  dataDir: string
  owner: SignedIn
  agents: Record<CastName, SignedIn>
}

const variable = 'JOURNEYS_STAGE'

/** Hands the stage on to the processes that run the journeys. */
export function putStage(stage: Stage): void {
  process.env[variable] = JSON.stringify(stage)
}

export function hasStage(): boolean {
  return process.env[variable] !== undefined
}

export function stage(): Stage {
  return JSON.parse(process.env[variable] ?? '') as Stage
}
