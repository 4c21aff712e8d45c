import type { Command } from './commands.ts'

/** The commands whose label holds every word typed, whatever the case; all of them while nothing is. */
export function matchCommands<C extends Pick<Command, 'label'>>(
  commands: readonly C[],
  text: string,
): C[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
}
