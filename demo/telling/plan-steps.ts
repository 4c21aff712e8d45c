import type { Scene } from './scene.ts'
import { nameless } from './scene.ts'
import { agents } from '../story/agents.ts'
import { lines } from '../story/lines.ts'
import { fillDates } from './fill-dates.ts'
import { readScript, type Step } from './read-script.ts'
import { resolveWhen } from './when.ts'

export type PlannedStep = Step & { at: Date; scene: Scene }

/** Every step of every scene in the order in which they happen, dates filled in. Throws where a script is wrong. */
export function planSteps(scenes: readonly Scene[], now: Date): PlannedStep[] {
  const steps = scenes.flatMap((scene) => {
    try {
      return planScene(scene, now)
    } catch (error) {
      throw new Error(`the scene of ${scene.customer ?? scene.script.trim().slice(0, 60)}`, {
        cause: error,
      })
    }
  })
  return steps.sort((one, other) => one.at.getTime() - other.at.getTime())
}

/** The steps of one scene. Throws when one would happen before the one above it, or has not happened yet. */
export function planScene(scene: Scene, now: Date): PlannedStep[] {
  const { language } = lines[scene.line]
  const customer = scene.customer ?? nameless[language]
  let previous: Date | null = null
  return readScript(scene.script, [customer, ...agents.map(({ name }) => name)]).map((step) => {
    const at = resolveWhen(step.when, { now, previous, ownSeconds: secondsOf(step, customer) })
    if (previous !== null && at < previous)
      throw new Error(`${say(step)} comes before the line above it`)
    if (at > now) throw new Error(`${say(step)} has not happened yet`)
    previous = at
    return {
      ...('text' in step ? { ...step, text: fillDates(step.text, now, language) } : step),
      at,
      scene,
    }
  })
}

function say(step: Step): string {
  return `“${step.by} ${step.does} ${'text' in step ? step.text : ''}”`
}

/** As long as a person would take: to read, to think a little, to write. Always the same for the same step. */
function secondsOf(step: Step, customer: string): number {
  if (!('text' in step)) return 4 + (hash(step.by + step.does) % 9)
  // A Han character takes about as long as three letters.
  const length = [...step.text].reduce((sum, letter) => sum + (letter > '\u2000' ? 1 : 0.33), 0)
  const chance = hash(step.text) % 20
  return Math.round(step.by === customer ? 6 + length * 0.8 + chance : 9 + length * 0.5 + chance)
}

function hash(text: string): number {
  let value = 7
  for (const letter of text) value = (value * 31 + letter.codePointAt(0)!) % 1_000_003
  return value
}
