/** A step of `npm test`: one kind of check, with what it counts. */
import type { ToolName } from './tools.ts'

export type Outcome = {
  passed: number
  failed: number
  /** Shown in full when something failed. */
  output: string
  /** Figures worth reading every time. */
  figures?: string
}

export type Step = {
  name: string
  /** What it looks at, for `--list`. */
  about: string
  /** Steps without whose success this one says nothing. */
  needs?: readonly string[]
  /** Programs of the machine it uses. */
  tools?: readonly ToolName[]
  run: () => Promise<Outcome>
}

/** A program whose exit code is the whole answer. */
export function wholeOutcome({ code, output }: { code: number | null; output: string }): Outcome {
  return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output }
}

/** A check that looked at nothing has not passed. */
export function orNothingSeen(outcome: Outcome, what: string): Outcome {
  if (outcome.passed + outcome.failed > 0) return outcome
  return {
    passed: 0,
    failed: 1,
    output: `${outcome.output}\nno ${what} found: this check looked at nothing\n`,
  }
}
