import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export const partNames = ['chat', 'crowd', 'routing', 'start', 'pages', 'sizes'] as const
export type PartName = (typeof partNames)[number]

export type BenchOptions = {
  parts: readonly PartName[]
  isQuick: boolean
  /** Where CPU profiles of our server go, if they are wanted. */
  profileFolder: string | undefined
  hasPlans: boolean
  /** Another checkout of the product, whose chat is measured beside ours. */
  against: string | undefined
}

/** Reads the command line. Refuses an unknown part with the names there are. */
export function readOptions(args: string[], profileFolder: string): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      profile: { type: 'boolean', default: false },
      plans: { type: 'boolean', default: false },
      against: { type: 'string' },
    },
  })
  const wanted = values.only?.split(',') ?? partNames
  const unknown = wanted.filter((name) => !(partNames as readonly string[]).includes(name))
  if (unknown.length > 0)
    throw new Error(`There is no part "${unknown.join(', ')}". There are: ${partNames.join(', ')}.`)
  return {
    parts: wanted as PartName[],
    isQuick: values.quick,
    profileFolder: values.profile ? profileFolder : undefined,
    hasPlans: values.plans,
    against: values.against && resolve(values.against),
  }
}
